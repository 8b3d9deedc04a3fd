import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { isAbortError } from '../../core/errors/problem';
import type { ConnectionTestResult } from '../../core/service/checkConnection';
import {
  type IConnectionReport,
  createConnectionReport
} from './connectionReport';
import type { NextStep } from '../errors/explainProblem';
import { createReportNodes } from './reportBody';
import { getStepLabel } from '../errors/nextStepLabels';
import '../../../style/dialogs.css';

/**
 * Test the connection, and say in a dialog what came of it. While it runs a
 * dialog says so, and closing that gives it up.
 *
 * @param onResult - told of the result before it is said.
 * @returns What the person wants to do next; null for nothing.
 */
export async function testConnectionInDialog(
  test: (signal: AbortSignal) => Promise<ConnectionTestResult>,
  trans: TranslationBundle,
  onResult: (result: ConnectionTestResult) => void = () => undefined
): Promise<NextStep | null> {
  const title = trans.__('Test Connection');
  const progressDialog = new Dialog({
    title,
    // A plain text is what screen readers are told of a dialog.
    body: trans.__('Asking the service…'),
    buttons: [Dialog.cancelButton({ label: trans.__('Cancel') })]
  });
  const abortController = new AbortController();
  void progressDialog.launch().then(() => abortController.abort());
  let result: ConnectionTestResult;
  try {
    result = await test(abortController.signal);
  } catch (error) {
    if (isAbortError(error)) {
      return null;
    }
    throw error;
  } finally {
    progressDialog.reject();
  }
  onResult(result);
  const report = createConnectionReport(result, trans);
  const { next } = report;
  const reportDialog = new Dialog({
    title,
    body: new ReportBody(report),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      ...(next === null
        ? []
        : [Dialog.okButton({ label: getStepLabel(next, trans) })])
    ]
  });
  // Else screen readers are told the buttons only.
  reportDialog.node.setAttribute('aria-label', `${title} ${report.summary}`);
  const { button } = await reportDialog.launch();
  return button.accept ? next : null;
}

/** What came of it. */
class ReportBody extends Widget {
  constructor(report: IConnectionReport) {
    super();
    this.addClass('jp-QiskitCompleter-report');
    this.node.append(...createReportNodes(report));
  }
}
