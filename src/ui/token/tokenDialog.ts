import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import '../../../style/dialogs.css';

/** What a person wants of the token's dialog. */
export interface ITokenAnswer {
  /** The token to keep, empty to remove it; null to leave it as it is. */
  readonly token: string | null;
  /** Whether to test the connection then. */
  readonly test: boolean;
}

/**
 * Ask for a token, hidden while typed.
 *
 * @param storageNote - says where it will be kept.
 */
export async function askForToken(
  storageNote: string,
  trans: TranslationBundle
): Promise<ITokenAnswer> {
  const testButton = Dialog.okButton({
    label: trans.__('Test Connection'),
    caption: trans.__('Keep the token if you typed one, and ask the service'),
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
      testButton,
      Dialog.okButton({ label: trans.__('Set') })
    ],
    focusNodeSelector: 'input'
  });
  if (!button.accept || value === null) {
    return { token: null, test: false };
  }
  const isTest = button.label === testButton.label;
  // Who only wants to test removes nothing.
  return { token: isTest && value === '' ? null : value, test: isTest };
}

/** A labelled field that hides what is typed. */
class TokenBody extends Widget {
  constructor(text: string) {
    super();
    this.addClass('jp-QiskitCompleter-report');
    const label = document.createElement('label');
    const about = document.createElement('p');
    about.textContent = text;
    this.input.type = 'password';
    this.input.autocomplete = 'off';
    this.input.className = 'jp-mod-styled';
    label.append(about, this.input);
    this.node.append(label);
  }

  /** What was typed; read by the dialog. */
  getValue(): string {
    return this.input.value.trim();
  }

  private readonly input = document.createElement('input');
}
