import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { isAbortError } from '../../core/errors/problem';
import type { ConnectionCheckResult } from '../../core/service/checkConnection';
import { createDefinitionList, createParagraph } from '../dialogs/dom';
import { getNextStepLabel, type NextStep } from '../errors/explanation';
import {
  type IConnectionReport,
  createConnectionReport
} from './connectionReport';
import '../../../style/dialogs.css';

/**
 * Checks the connection and shows the result in a dialog. Another dialog shows
 * that the check is running; closing it aborts the check.
 *
 * @param check - rejects with AbortError when its signal is aborted.
 * @param onResult - called with the result before it is shown.
 * @returns the next step that the user has chosen; null for none.
 */
export async function checkConnectionInDialog(
  check: (signal: AbortSignal) => Promise<ConnectionCheckResult>,
  trans: TranslationBundle,
  onResult: (result: ConnectionCheckResult) => void = () => undefined
): Promise<NextStep | null> {
  const title = trans.__('Test Connection');
  const progressDialog = new Dialog({
    title,
    // Screen readers read the body of a dialog only if it is plain text.
    body: trans.__('Asking the service…'),
    buttons: [Dialog.cancelButton({ label: trans.__('Cancel') })]
  });
  const abortController = new AbortController();
  void progressDialog.launch().then(() => abortController.abort());
  let result: ConnectionCheckResult;
  try {
    result = await check(abortController.signal);
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
  const { nextStep } = report;
  const reportDialog = new Dialog({
    title,
    body: new ReportBody(report),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      ...(nextStep === null
        ? []
        : [Dialog.okButton({ label: getNextStepLabel(nextStep, trans) })])
    ]
  });
  // Otherwise screen readers would read only the buttons.
  reportDialog.node.setAttribute('aria-label', `${title} ${report.summary}`);
  const { button } = await reportDialog.launch();
  return button.accept ? nextStep : null;
}

/** The summary of a report, and its facts below. */
class ReportBody extends Widget {
  constructor({ summary, facts }: IConnectionReport) {
    super();
    this.addClass('jp-QiskitCompleter-report');
    this.node.append(createParagraph(summary));
    if (facts.length > 0) {
      this.node.append(createDefinitionList(facts));
    }
  }
}
