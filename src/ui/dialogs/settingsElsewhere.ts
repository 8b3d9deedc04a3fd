import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import '../../../style/dialogs.css';

/** Where a person goes on whose page has no settings editor. */
export type SettingsDestination = 'files' | 'set-up';

/**
 * Say where the settings are, on a page that can't show them.
 *
 * @param canOpenFiles - whether the page with the files can be opened from here.
 * @returns Where the person wants to go; null for nowhere.
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
      'This page has no settings editor. It is on the page with your files: there, choose Settings, then Settings Editor. The service, its token and the model can be chosen here, too.'
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
