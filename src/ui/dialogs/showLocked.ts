import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

/** Tell a person that they can't change something, and who can. */
export async function showLockedMessage(
  trans: TranslationBundle
): Promise<void> {
  await showDialog({
    title: trans.__('Qiskit Code Assistant'),
    body: trans.__('Set by your administrator.'),
    buttons: [Dialog.cancelButton({ label: trans.__('Close') })]
  });
}
