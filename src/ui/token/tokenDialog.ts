import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { createParagraph, element } from '../dialogs/dom';
import '../../../style/dialogs.css';

/** The answer of the user in the token dialog. */
export interface ITokenAnswer {
  /** The token to store, empty to delete it; null to leave it as it is. */
  readonly token: string | null;
  /** True to check the connection afterwards. */
  readonly shouldCheckConnection: boolean;
}

/**
 * Asks the user for a token, in a field that hides it.
 *
 * @param storageNote - describes where the token will be stored.
 */
export async function askForToken(
  storageNote: string,
  trans: TranslationBundle
): Promise<ITokenAnswer> {
  const checkButton = Dialog.okButton({
    label: trans.__('Test Connection'),
    caption: trans.__(
      'Store the token if you entered one, and test the service'
    ),
    className: 'jp-QiskitCompleter-secondary'
  });
  const tokenNote = trans.__(
    'Your IBM Quantum API token, or the token of your own service. An empty field removes it.'
  );
  const { button, value } = await showDialog({
    title: trans.__('Set the token'),
    body: new TokenBody(`${tokenNote} ${storageNote}`),
    buttons: [
      Dialog.cancelButton(),
      checkButton,
      Dialog.okButton({ label: trans.__('Set') })
    ],
    focusNodeSelector: 'input'
  });
  if (!button.accept || value === null) {
    return { token: null, shouldCheckConnection: false };
  }
  const shouldCheckConnection = button.label === checkButton.label;
  return {
    // An empty field deletes the token, but not if the user wants only a check.
    token: shouldCheckConnection && value === '' ? null : value,
    shouldCheckConnection
  };
}

/** A field with a label that hides what the user enters. */
class TokenBody extends Widget {
  constructor(labelText: string) {
    super();
    this.addClass('jp-QiskitCompleter-report');
    this.node.append(
      element('label', {}, createParagraph(labelText), this.input)
    );
  }

  /** Returns the entered token; called by the dialog. */
  getValue(): string {
    return this.input.value.trim();
  }

  private readonly input = element('input', {
    type: 'password',
    autocomplete: 'off',
    className: 'jp-mod-styled'
  });
}
