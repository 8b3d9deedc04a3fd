import type { TranslationBundle } from '@jupyterlab/translation';
import type { IMigratableCell } from '../../core/migration/cells';
import type { CellProgress } from '../../core/migration/migrationRun';
import { diffView } from './diffView';

/** One cell: its name, what becomes of it, and whether that is wanted. */
export class CellView {
  /** @param onChanged - told when the person accepts or rejects it. */
  constructor(
    private readonly cell: IMigratableCell,
    private readonly trans: TranslationBundle,
    onChanged: () => void
  ) {
    const head = document.createElement('div');
    const label = document.createElement('label');
    const name = document.createElement('strong');
    name.textContent = trans.__('Cell %1', cell.place);
    this.accept.type = 'checkbox';
    this.accept.className = 'jp-mod-styled';
    this.accept.addEventListener('change', onChanged);
    label.append(this.accept, name, ' ', firstLineOf(cell));
    head.append(label, this.words);
    this.node.className = 'jp-QiskitCompleter-migration-cell';
    this.node.append(head, this.changes);
    this.changes.tabIndex = 0;
    this.changes.dataset['keepsEnter'] = '';
    this.changes.setAttribute('role', 'region');
    this.changes.setAttribute(
      'aria-label',
      trans.__('Changes in cell %1', cell.place)
    );
    this.show({ kind: 'waiting' }, true);
  }

  readonly node = document.createElement('section');

  /**
   * Show how far the cell has come; complete, it is accepted until the person
   * rejects it.
   *
   * @param isAsBefore - whether it still says what it said.
   */
  show(progress: CellProgress, isAsBefore: boolean): void {
    if (progress === this.shown && isAsBefore === this.wasAsBefore) {
      return;
    }
    const fresh = progress !== this.shown;
    this.shown = progress;
    this.wasAsBefore = isAsBefore;
    const acceptable = progress.kind === 'changed' && isAsBefore;
    this.accept.disabled = !acceptable;
    if (fresh || !acceptable) {
      this.accept.checked = acceptable;
    }
    this.words.textContent = isAsBefore
      ? this.wordsFor(progress)
      : this.trans.__('It was changed meanwhile, and stays as it is.');
    const after = 'text' in progress ? progress.text : null;
    this.changes.hidden = after === null;
    if (fresh && after !== null) {
      const done = progress.kind === 'changed';
      const view = diffView(this.cell.text, after, done, this.trans);
      this.changes.replaceChildren(view);
    }
  }

  /** Whether it can be accepted. */
  get isAcceptable(): boolean {
    return !this.accept.disabled;
  }

  /** Whether it is. */
  get isAccepted(): boolean {
    return this.isAcceptable && this.accept.checked;
  }

  set isAccepted(accepted: boolean) {
    this.accept.checked = accepted && this.isAcceptable;
  }

  private wordsFor(progress: CellProgress): string {
    const { trans } = this;
    switch (progress.kind) {
      case 'waiting':
        return trans.__('Waits.');
      case 'writing':
        return trans.__('Is being written…');
      case 'changed':
        return '';
      case 'same':
        return trans.__('Nothing has to change.');
      case 'left':
        return {
          missing: trans.__('The answer leaves it out: it stays as it is.'),
          magics: trans.__(
            'The answer changes a line with a magic or for the shell: it stays as it is.'
          ),
          stopped: trans.__('Not updated.')
        }[progress.why];
    }
  }

  private readonly accept = document.createElement('input');
  private readonly words = document.createElement('span');
  private readonly changes = document.createElement('div');
  private shown: CellProgress | null = null;
  private wasAsBefore = true;
}

/** Tells which cell it is: its number counts Markdown, too, and notebooks show none. */
function firstLineOf({ text }: IMigratableCell): HTMLElement {
  const node = document.createElement('code');
  node.textContent = text.trimStart().split('\n', 1)[0] ?? '';
  return node;
}
