import type { TranslationBundle } from '@jupyterlab/translation';
import type { IMigratableCell } from '../../core/migration/cells';
import type { CellProgress } from '../../core/migration/migrationRun';
import { createDiffView } from './diffView';

/** One cell: its name, what becomes of it, and whether that is wanted. */
export class CellView {
  /** @param onChanged - told when the person accepts or rejects it. */
  constructor(
    private readonly cell: IMigratableCell,
    private readonly trans: TranslationBundle,
    onChanged: () => void
  ) {
    const header = document.createElement('div');
    const label = document.createElement('label');
    const name = document.createElement('strong');
    name.textContent = trans.__('Cell %1', cell.place);
    this.acceptBox.type = 'checkbox';
    this.acceptBox.className = 'jp-mod-styled';
    this.acceptBox.addEventListener('change', onChanged);
    label.append(this.acceptBox, name, ' ', createFirstLineNode(cell));
    header.append(label, this.statusNode);
    this.node.className = 'jp-QiskitCompleter-migration-cell';
    this.node.append(header, this.diffNode);
    this.diffNode.tabIndex = 0;
    this.diffNode.dataset['keepsEnter'] = '';
    this.diffNode.setAttribute('role', 'region');
    this.diffNode.setAttribute(
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
   * @param isUntouched - whether it still says what it said.
   */
  show(progress: CellProgress, isUntouched: boolean): void {
    if (progress === this.shownProgress && isUntouched === this.wasUntouched) {
      return;
    }
    const isNew = progress !== this.shownProgress;
    this.shownProgress = progress;
    this.wasUntouched = isUntouched;
    const canAccept = progress.kind === 'changed' && isUntouched;
    this.acceptBox.disabled = !canAccept;
    if (isNew || !canAccept) {
      this.acceptBox.checked = canAccept;
    }
    this.statusNode.textContent = isUntouched
      ? this.describeProgress(progress)
      : this.trans.__('It was changed meanwhile, and stays as it is.');
    const newText = 'text' in progress ? progress.text : null;
    this.diffNode.hidden = newText === null;
    if (isNew && newText !== null) {
      const isComplete = progress.kind === 'changed';
      const view = createDiffView(
        this.cell.text,
        newText,
        isComplete,
        this.trans
      );
      this.diffNode.replaceChildren(view);
    }
  }

  /** Whether it can be accepted. */
  get isAcceptable(): boolean {
    return !this.acceptBox.disabled;
  }

  /** Whether it is. */
  get isAccepted(): boolean {
    return this.isAcceptable && this.acceptBox.checked;
  }

  set isAccepted(accepted: boolean) {
    this.acceptBox.checked = accepted && this.isAcceptable;
  }

  private describeProgress(progress: CellProgress): string {
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

  private readonly acceptBox = document.createElement('input');
  private readonly statusNode = document.createElement('span');
  private readonly diffNode = document.createElement('div');
  private shownProgress: CellProgress | null = null;
  private wasUntouched = true;
}

/** Tells which cell it is: its number counts Markdown, too, and notebooks show none. */
function createFirstLineNode({ text }: IMigratableCell): HTMLElement {
  const node = document.createElement('code');
  node.textContent = text.trimStart().split('\n', 1)[0] ?? '';
  return node;
}
