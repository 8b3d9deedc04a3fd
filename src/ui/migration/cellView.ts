import type { TranslationBundle } from '@jupyterlab/translation';
import type { IMigratableCell } from '../../core/migration/cells';
import type { CellProgress } from '../../core/migration/migrationRun';
import { element, scrollRegion } from '../dialogs/dom';
import { createDiffView } from './diffView';

/** One cell: its number, its progress, its changes, and a box to accept them. */
export class CellView {
  /** @param onChanged - called when the user accepts or rejects the changes. */
  constructor(
    private readonly cell: IMigratableCell,
    private readonly trans: TranslationBundle,
    onChanged: () => void
  ) {
    const { cellNumber } = cell;
    this.acceptBox.addEventListener('change', onChanged);
    this.diffNode = element(
      'div',
      scrollRegion(trans.__('Changes in cell %1', cellNumber))
    );
    const label = element(
      'label',
      {},
      this.acceptBox,
      element('strong', {}, trans.__('Cell %1', cellNumber)),
      ' ',
      createFirstLineNode(cell)
    );
    this.node = element(
      'section',
      { className: 'jp-QiskitCompleter-migration-cell' },
      element('div', {}, label, this.statusNode),
      this.diffNode
    );
    this.show({ kind: 'waiting' }, true);
  }

  readonly node: HTMLElement;

  /**
   * Shows the progress of the cell. Complete changes are accepted until the
   * user rejects them.
   *
   * @param isUnchanged - true if the cell still exists with the code that was
   * sent.
   */
  show(progress: CellProgress, isUnchanged: boolean): void {
    if (progress === this.shownProgress && isUnchanged === this.wasUnchanged) {
      return;
    }
    const isNew = progress !== this.shownProgress;
    this.shownProgress = progress;
    this.wasUnchanged = isUnchanged;
    const canAccept = progress.kind === 'changed' && isUnchanged;
    this.acceptBox.disabled = !canAccept;
    if (isNew || !canAccept) {
      this.acceptBox.checked = canAccept;
    }
    this.statusNode.textContent = isUnchanged
      ? this.describeProgress(progress)
      : this.trans.__('It has changed meanwhile, and stays as it is.');
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

  /** True if the changes can be accepted. */
  get isAcceptable(): boolean {
    return !this.acceptBox.disabled;
  }

  /** True if the changes are accepted. */
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
        return trans.__('Waiting.');
      case 'writing':
        return trans.__('Being written…');
      case 'changed':
        return '';
      case 'same':
        return trans.__('Nothing has to change.');
      case 'skipped':
        return {
          missing: trans.__('The answer omits this cell: it stays as it is.'),
          magics: trans.__(
            'The answer changes a magic or a shell command: the cell stays as it is.'
          ),
          stopped: trans.__('Not updated.')
        }[progress.reason];
    }
  }

  private readonly acceptBox = element('input', {
    type: 'checkbox',
    className: 'jp-mod-styled'
  });
  private readonly statusNode = element('span');
  private readonly diffNode: HTMLElement;
  private shownProgress: CellProgress | null = null;
  private wasUnchanged = true;
}

/**
 * Shows the first line of a cell, which identifies it: its number counts
 * Markdown cells too, and a notebook does not show it.
 */
function createFirstLineNode({ text }: IMigratableCell): HTMLElement {
  return element('code', {}, text.trimStart().split('\n', 1)[0] ?? '');
}
