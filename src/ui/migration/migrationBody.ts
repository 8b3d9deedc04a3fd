import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type {
  ICellChange,
  IExemptCell,
  IMigrationTarget
} from '../../core/migration/cells';
import { MigrationRun, type Rewrite } from '../../core/migration/migrationRun';
import { createButton, createParagraph, element } from '../dialogs/dom';
import { CellView } from './cellView';
import { describeStage, summarizeProgress } from './messages';
import {
  type IMigrationFailure,
  showMigrationFailure
} from './migrationFailure';
import '../../../style/migration.css';

/** Functions that a body needs from the dialog that shows it. */
export interface IMigrationBodyOptions {
  readonly rewrite: Rewrite;
  /** Explains an error to the user. */
  readonly explainFailure: (error: unknown) => IMigrationFailure;
  /**
   * Called with the changes that are accepted, whenever they may have changed;
   * null while the new code is written.
   */
  readonly onAcceptedChanges: (changes: readonly ICellChange[] | null) => void;
  /** Called when the user presses the button for a failure's next step. */
  readonly onNextStep: (failure: IMigrationFailure) => void;
}

/** Shows the old and new code of each cell while it is written, to be accepted or rejected. */
export class MigrationBody extends Widget {
  constructor(
    private readonly target: IMigrationTarget,
    private readonly options: IMigrationBodyOptions,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-QiskitCompleter-migration');
    const { cells, exemptCells, onChanged } = target;
    const requestUpdate = () => this.update();
    this.migrationRun = new MigrationRun(
      cells.map(({ text }) => text),
      options.rewrite,
      requestUpdate
    );
    this.cellViews = cells.map(
      cell => new CellView(cell, trans, requestUpdate)
    );
    this.stopButton = createButton(trans.__('Stop'), () =>
      this.abortController.abort()
    );
    this.acceptAllButton = createButton(trans.__('Accept All'), () =>
      this.setAllAccepted(true)
    );
    this.rejectAllButton = createButton(trans.__('Reject All'), () =>
      this.setAllAccepted(false)
    );
    this.node.append(
      element(
        'div',
        { className: 'jp-QiskitCompleter-migration-head' },
        this.statusNode,
        this.stopButton,
        this.acceptAllButton,
        this.rejectAllButton
      ),
      this.failureNode,
      element(
        'div',
        { className: 'jp-QiskitCompleter-migration-cells' },
        ...this.cellViews.map(({ node }) => node)
      ),
      ...createExemptNote(exemptCells, trans)
    );
    this.unsubscribe = onChanged(() => {
      this.mayHaveChanged = true;
      this.update();
    });
  }

  /** Has the code rewritten, until it is complete, stopped or failed. */
  async run(): Promise<void> {
    this.isRunning = this.target.cells.length > 0;
    this.update();
    try {
      await this.migrationRun.run(this.abortController.signal);
    } catch (error) {
      if (!this.abortController.signal.aborted) {
        const failure = this.options.explainFailure(error);
        showMigrationFailure(
          this.failureNode,
          failure,
          this.options.onNextStep
        );
      }
    }
    this.isRunning = false;
    this.update();
  }

  /** Returns the accepted changes; called by the dialog. */
  getValue(): ICellChange[] {
    return this.target.cells.flatMap((cell, index) => {
      const progress = this.migrationRun.progress[index];
      return this.cellViews[index]?.isAccepted && progress?.kind === 'changed'
        ? [{ id: cell.id, before: cell.text, after: progress.text }]
        : [];
    });
  }

  override dispose(): void {
    this.abortController.abort();
    this.unsubscribe();
    super.dispose();
  }

  protected override onUpdateRequest(): void {
    const { migrationRun, target, trans, cellViews } = this;
    if (this.mayHaveChanged) {
      this.mayHaveChanged = false;
      this.areUnchanged = target.cells.map(cell => target.isUnchanged(cell));
    }
    cellViews.forEach((view, index) => {
      const progress = migrationRun.progress[index];
      if (progress) {
        view.show(progress, this.areUnchanged[index] ?? true);
      }
    });
    const text = this.isRunning
      ? describeStage(migrationRun, trans)
      : summarizeProgress(migrationRun.progress, trans);
    if (text !== this.statusNode.textContent) {
      // Screen readers announce every assignment, even of the same text.
      this.statusNode.textContent = text;
    }
    if (!this.isRunning && document.activeElement === this.stopButton) {
      this.statusNode.focus();
    }
    this.stopButton.hidden = !this.isRunning;
    const hasSeveral = cellViews.filter(view => view.isAcceptable).length > 1;
    this.acceptAllButton.hidden = this.rejectAllButton.hidden = !hasSeveral;
    this.options.onAcceptedChanges(this.isRunning ? null : this.getValue());
  }

  private setAllAccepted(accepted: boolean): void {
    this.cellViews.forEach(view => (view.isAccepted = accepted));
    this.update();
  }

  private readonly migrationRun: MigrationRun;
  private readonly cellViews: readonly CellView[];
  private readonly unsubscribe: () => void;
  private readonly abortController = new AbortController();
  /** Has the focus at first, and again when the button that had it is hidden. */
  private readonly statusNode = element('p', {
    role: 'status',
    tabIndex: -1,
    'data-keeps-enter': ''
  });
  private readonly failureNode = element('div');
  private readonly stopButton: HTMLButtonElement;
  private readonly acceptAllButton: HTMLButtonElement;
  private readonly rejectAllButton: HTMLButtonElement;
  private isRunning = false;
  /** True if the notebook may have changed since `areUnchanged` was set. */
  private mayHaveChanged = false;
  /** For each cell whether it still exists with the code that was sent. */
  private areUnchanged: readonly boolean[] = [];
}

/** Creates a note of the cells that are left alone, and why; nothing if there are none. */
function createExemptNote(
  exemptCells: readonly IExemptCell[],
  trans: TranslationBundle
): HTMLElement[] {
  if (exemptCells.length === 0) {
    return [];
  }
  const reasons = {
    optedOut: trans.__('is switched off'),
    readOnly: trans.__('is read-only'),
    otherLanguage: trans.__('is not Python')
  };
  const cellTexts = exemptCells.map(({ cellNumber, reason }) =>
    trans.__('cell %1 (%2)', cellNumber, reasons[reason])
  );
  const text = trans.__('Neither sent nor changed: %1.', cellTexts.join(', '));
  return [createParagraph(text, { className: 'jp-QiskitCompleter-aside' })];
}
