import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IModelCard } from '../core/api/wire';
import type { IExplanation, NextStep } from './problems';
import { labelOfStep } from './steps';

/** Ask which model to use; other names than those offered can be typed. */
export async function askForModel(
  models: readonly IModelCard[],
  current: string,
  trans: TranslationBundle
): Promise<string | null> {
  const ids = models.map(({ id }) => id);
  const { button, value } = await InputDialog.getItem({
    title: trans.__('Choose the model'),
    label: trans.__('Models of the service:'),
    items: ids,
    current: current === '' ? 0 : current,
    editable: true,
    okLabel: trans.__('Choose')
  });
  return button.accept ? (value ?? '').trim() : null;
}

/** Say what failed and offer the next step; null if the person only closes it. */
export async function showProblem(
  { what, todo, next }: IExplanation,
  trans: TranslationBundle
): Promise<NextStep | null> {
  const { button } = await showDialog({
    title: trans.__('Qiskit Code Assistant'),
    body: `${what} ${todo}`,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      Dialog.okButton({ label: labelOfStep(next, trans) })
    ]
  });
  return button.accept ? next : null;
}
