import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { isAbort } from '../core/api/problems';
import type { ConnectionTestResult } from '../core/connectionTest';
import { type IConnectionReport, reportOf } from './connectionReport';
import type { NextStep } from './problems';
import { labelOfStep } from './steps';

/**
 * Test the connection, and say in a dialog what came of it. While it runs a
 * dialog says so, and closing that gives it up.
 *
 * @param onResult - told of the result before it is said.
 * @returns What the person wants to do next; null for nothing.
 */
export async function testInDialog(
  test: (signal: AbortSignal) => Promise<ConnectionTestResult>,
  trans: TranslationBundle,
  onResult: (result: ConnectionTestResult) => void = () => undefined
): Promise<NextStep | null> {
  const title = trans.__('Test Connection');
  const running = new Dialog({
    title,
    body: new LiveBody(trans.__('Asking the service…')),
    buttons: [Dialog.cancelButton({ label: trans.__('Cancel') })]
  });
  const abort = new AbortController();
  void running.launch().then(() => abort.abort());
  let result: ConnectionTestResult;
  try {
    result = await test(abort.signal);
  } catch (error) {
    if (isAbort(error)) {
      return null;
    }
    throw error;
  } finally {
    running.reject();
  }
  onResult(result);
  const report = reportOf(result, trans);
  const { next } = report;
  const { button } = await showDialog({
    title,
    body: new ReportBody(report),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      ...(next === null
        ? []
        : [Dialog.okButton({ label: labelOfStep(next, trans) })])
    ]
  });
  return button.accept ? next : null;
}

/** A text that screen readers say by themselves. */
class LiveBody extends Widget {
  constructor(text: string) {
    super();
    const words = document.createElement('p');
    words.textContent = text;
    this.node.append(words);
    this.node.setAttribute('role', 'status');
    this.addClass('jp-QiskitCompleter-report');
  }
}

/** A summary, and below it the facts by name. */
class ReportBody extends LiveBody {
  constructor({ summary, facts }: IConnectionReport) {
    super(summary);
    const list = document.createElement('dl');
    for (const [name, fact] of facts) {
      const term = document.createElement('dt');
      term.textContent = name;
      const details = document.createElement('dd');
      details.textContent = fact;
      list.append(term, details);
    }
    if (facts.length > 0) {
      this.node.append(list);
    }
  }
}
