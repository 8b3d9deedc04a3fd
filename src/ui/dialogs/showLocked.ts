import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

/** Tells the user that the administrator has set something, so it cannot be changed. */
export async function showLockedMessage(
  trans: TranslationBundle
): Promise<void> {
  await showDialog({
    title: trans.__('Qiskit Code Assistant'),
    body: trans.__('Set by your administrator.'),
    buttons: [Dialog.cancelButton({ label: trans.__('Close') })]
  });
}
