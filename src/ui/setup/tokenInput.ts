import type { TranslationBundle } from '@jupyterlab/translation';
import { createParagraph, element } from '../dialogs/dom';

/** A field that hides the token that the user enters; a note if it is locked. */
export class TokenInput {
  constructor(
    isLocked: boolean,
    trans: TranslationBundle,
    onChange: () => void
  ) {
    const label = trans.__('Token');
    if (isLocked) {
      const note = trans.__('Set by your administrator.');
      this.nodes = [createParagraph(`${label}: ${note}`)];
      return;
    }
    const { input, noteNode } = this;
    input.addEventListener('input', onChange);
    noteNode.textContent = trans.__(
      'Leave it empty for a server that needs no token, or to keep the current one.'
    );
    input.setAttribute('aria-describedby', noteNode.id);
    const className = 'jp-QiskitCompleter-setup-token';
    this.nodes = [element('label', { className }, label, input), noteNode];
  }

  readonly nodes: readonly HTMLElement[];

  /** The entered token; empty for none. */
  get token(): string {
    return this.input.value.trim();
  }

  /** Appends a sentence on where the token will be stored to the field's note. */
  addStorageNote(text: string): void {
    this.noteNode.textContent += ` ${text}`;
  }

  /** Empties the field. */
  clear(): void {
    this.input.value = '';
  }

  focus(): void {
    this.input.focus();
  }

  private readonly input = element('input', {
    type: 'password',
    autocomplete: 'off',
    className: 'jp-mod-styled'
  });
  private readonly noteNode = createParagraph('', {
    id: 'jp-QiskitCompleter-setup-token-note'
  });
}
