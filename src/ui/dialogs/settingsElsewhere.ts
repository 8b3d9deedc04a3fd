import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import '../../../style/dialogs.css';

/** The user's choice on a page without a settings editor: another page, or the set-up dialog. */
export type SettingsDestination = 'files' | 'set-up';

/**
 * Tells the user where the settings are, on a page that cannot show them.
 *
 * @param canOpenFiles - true if a command can open the page with the files.
 * @returns the user's choice; null for none.
 */
export async function showWhereSettingsAre(
  canOpenFiles: boolean,
  trans: TranslationBundle
): Promise<SettingsDestination | null> {
  const filesButton = Dialog.createButton({
    label: trans.__('Open the file browser'),
    className: 'jp-QiskitCompleter-secondary'
  });
  const setUpButton = Dialog.okButton({
    label: trans.__('Choose here…')
  });
  const { button } = await showDialog({
    title: trans.__('Qiskit Code Assistant'),
    body: trans.__(
      'This page has no settings editor. It is on the page with your files: choose Settings there, then Settings Editor. You can also choose the service, its token and the model here.'
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      ...(canOpenFiles ? [filesButton] : []),
      setUpButton
    ]
  });
  if (!button.accept) {
    return null;
  }
  return button.label === filesButton.label ? 'files' : 'set-up';
}
