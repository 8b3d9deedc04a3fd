import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IModelCard } from '../core/api/wire';
import type { IExplanation, NextStep } from './problems';

/**
 * Ask for a token, hidden while typed; null if the person changed their mind.
 *
 * @param where - says where it will be kept.
 */
export async function askForToken(
  where: string,
  trans: TranslationBundle
): Promise<string | null> {
  const { button, value } = await InputDialog.getPassword({
    title: trans.__('Set the token'),
    label: `${trans.__(
      'Your IBM Quantum API token, or the token of your own service. An empty field removes it.'
    )} ${where}`,
    okLabel: trans.__('Set')
  });
  return button.accept ? (value ?? '').trim() : null;
}

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
  const labels: Record<NextStep, string> = {
    'set-token': trans.__('Set token…'),
    'review-disclaimer': trans.__('Review disclaimer…'),
    'choose-model': trans.__('Choose model…'),
    'open-settings': trans.__('Open settings'),
    'try-again': trans.__('Try again')
  };
  const { button } = await showDialog({
    title: trans.__('Qiskit Code Assistant'),
    body: `${what} ${todo}`,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      Dialog.okButton({ label: labels[next] })
    ]
  });
  return button.accept ? next : null;
}
