import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import {
  type IExplanation,
  type NextStep,
  formatExplanation
} from './explainProblem';
import { getStepLabel } from './nextStepLabels';

/** Say what failed and offer the next step; null if the person only closes it. */
export async function showProblem(
  explanation: IExplanation,
  trans: TranslationBundle
): Promise<NextStep | null> {
  const { button } = await showDialog({
    title: trans.__('Qiskit Code Assistant'),
    body: formatExplanation(explanation),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      Dialog.okButton({ label: getStepLabel(explanation.next, trans) })
    ]
  });
  return button.accept ? explanation.next : null;
}
