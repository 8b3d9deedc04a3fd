import type { TranslationBundle } from '@jupyterlab/translation';
import { createParagraph } from '../dialogs/dom';

/** A field for a token, hidden while typed, unless tokens are locked. */
export class TokenInput {
  constructor(
    isLocked: boolean,
    trans: TranslationBundle,
    onChange: () => void
  ) {
    if (isLocked) {
      const note = trans.__('Set by your administrator.');
      const tokenLabel = trans.__('Token');
      this.nodes = [createParagraph(`${tokenLabel}: ${note}`)];
      return;
    }
    const { input, noteNode: place } = this;
    input.type = 'password';
    input.autocomplete = 'off';
    input.className = 'jp-mod-styled';
    input.addEventListener('input', onChange);
    place.textContent = trans.__(
      'Leave it empty for a server that asks for none, or to keep what is set.'
    );
    place.id = 'jp-QiskitCompleter-setup-token-place';
    input.setAttribute('aria-describedby', place.id);
    const label = document.createElement('label');
    label.className = 'jp-QiskitCompleter-setup-token';
    label.append(trans.__('Token'), input);
    this.nodes = [label, place];
  }

  readonly nodes: readonly HTMLElement[];

  /** What was typed; empty for nothing. */
  get token(): string {
    return this.input.value.trim();
  }

  /** Say where a token will be. */
  addStorageNote(text: string): void {
    this.noteNode.textContent += ` ${text}`;
  }

  /** Show nothing of what was typed any more. */
  clear(): void {
    this.input.value = '';
  }

  focus(): void {
    this.input.focus();
  }

  private readonly input = document.createElement('input');
  private readonly noteNode = createParagraph('');
}
