import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { formatExplanation } from './explainProblem';
import {
  getNextStepLabel,
  type IExplanation,
  type NextStep
} from './explanation';

/**
 * Shows a problem in a dialog, with a button for the next step.
 *
 * @returns the next step; null if the user only closes the dialog.
 */
export async function showProblem(
  explanation: IExplanation,
  trans: TranslationBundle
): Promise<NextStep | null> {
  const { nextStep } = explanation;
  const { button } = await showDialog({
    title: trans.__('Qiskit Code Assistant'),
    body: formatExplanation(explanation),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      Dialog.okButton({ label: getNextStepLabel(nextStep, trans) })
    ]
  });
  return button.accept ? nextStep : null;
}
