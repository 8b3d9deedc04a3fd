import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type {
  ICellChange,
  IExempt,
  IMigratable
} from '../../core/migration/cells';
import { Migration, type Rewrite } from '../../core/migration/migrationRun';
import { CellView } from './cellView';
import { type IMigrationFailure, showFailure } from './failedCells';
import { describeStage, summarizeProgress } from './messages';
import '../../../style/migration.css';

/** What the body tells the dialog that it is in. */
export interface IMigrationBodyOptions {
  readonly rewrite: Rewrite;
  /** What an error means, to a person. */
  readonly explainFailure: (error: unknown) => IMigrationFailure;
  /** Called with what would be changed, whenever that changes; null while it is written. */
  readonly onAcceptedChanges: (changes: readonly ICellChange[] | null) => void;
  /** Called when the person wants to do what a failure needs. */
  readonly onNextStep: (failure: IMigrationFailure) => void;
}

/** Shows each cell's old and new code as it is written, to accept or to reject. */
export class MigrationBody extends Widget {
  constructor(
    private readonly notebook: IMigratable,
    private readonly options: IMigrationBodyOptions,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-QiskitCompleter-migration');
    const { cells, exempt, onChanged } = notebook;
    const requestUpdate = () => this.update();
    this.migration = new Migration(
      cells.map(({ text }) => text),
      options.rewrite,
      requestUpdate
    );
    this.cellViews = cells.map(
      cell => new CellView(cell, trans, requestUpdate)
    );
    this.statusNode.setAttribute('role', 'status');
    // The focus begins there, and returns when a button goes.
    this.statusNode.tabIndex = -1;
    this.statusNode.dataset['keepsEnter'] = '';
    const list = document.createElement('div');
    list.className = 'jp-QiskitCompleter-migration-cells';
    list.append(...this.cellViews.map(({ node }) => node));
    this.node.append(this.createHeader(), this.failureNode, list);
    this.node.append(...createExemptNote(exempt, trans));
    this.unsubscribe = onChanged(() => {
      this.mayHaveChanged = true;
      this.update();
    });
  }

  /** Begin; it ends when all is written, stopped, or failed. */
  async run(): Promise<void> {
    this.isRunning = this.notebook.cells.length > 0;
    this.update();
    try {
      await this.migration.run(this.abortController.signal);
    } catch (error) {
      if (!this.abortController.signal.aborted) {
        const failure = this.options.explainFailure(error);
        showFailure(this.failureNode, failure, this.options.onNextStep);
      }
    }
    this.isRunning = false;
    this.update();
  }

  /** What is accepted; read by the dialog. */
  getValue(): ICellChange[] {
    return this.notebook.cells.flatMap((cell, at) => {
      const progress = this.migration.progress[at];
      return this.cellViews[at]?.isAccepted && progress?.kind === 'changed'
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
    const { migration, notebook, trans, cellViews: views } = this;
    if (this.mayHaveChanged) {
      this.mayHaveChanged = false;
      this.untouched = notebook.cells.map(cell => notebook.isAsBefore(cell));
    }
    views.forEach((view, at) => {
      const progress = migration.progress[at];
      if (progress) {
        view.show(progress, this.untouched[at] ?? true);
      }
    });
    const text = this.isRunning
      ? describeStage(migration, notebook, trans)
      : summarizeProgress(migration.progress, trans);
    if (text !== this.statusNode.textContent) {
      // Said anew only when it is something else.
      this.statusNode.textContent = text;
    }
    if (!this.isRunning && document.activeElement === this.stopButton) {
      this.statusNode.focus();
    }
    this.stopButton.hidden = !this.isRunning;
    const hasSeveral = views.filter(view => view.isAcceptable).length > 1;
    this.acceptAllButton.hidden = this.rejectAllButton.hidden = !hasSeveral;
    this.options.onAcceptedChanges(this.isRunning ? null : this.getValue());
  }

  /** What goes on, and what one can do about it. */
  private createHeader(): HTMLElement {
    const { trans } = this;
    const createAcceptAll = (accepted: boolean) => () => {
      this.cellViews.forEach(view => (view.isAccepted = accepted));
      this.update();
    };
    const row = document.createElement('div');
    row.className = 'jp-QiskitCompleter-migration-head';
    row.append(this.statusNode);
    const addButton = (button: HTMLElement, label: string, act: () => void) => {
      button.className = 'jp-mod-styled jp-mod-reject';
      button.textContent = label;
      button.addEventListener('click', act);
      row.append(button);
    };
    addButton(this.stopButton, trans.__('Stop'), () =>
      this.abortController.abort()
    );
    addButton(
      this.acceptAllButton,
      trans.__('Accept All'),
      createAcceptAll(true)
    );
    addButton(
      this.rejectAllButton,
      trans.__('Reject All'),
      createAcceptAll(false)
    );
    return row;
  }

  private readonly migration: Migration;
  private readonly cellViews: readonly CellView[];
  private readonly unsubscribe: () => void;
  private readonly abortController = new AbortController();
  private readonly statusNode = document.createElement('p');
  private readonly failureNode = document.createElement('div');
  private readonly stopButton = document.createElement('button');
  private readonly acceptAllButton = document.createElement('button');
  private readonly rejectAllButton = document.createElement('button');
  private isRunning = false;
  /** Whether the notebook may have changed since the cells were looked at. */
  private mayHaveChanged = false;
  /** Which cells say what they said. */
  private untouched: readonly boolean[] = [];
}

/** Says which cells are left alone, and why. */
function createExemptNote(
  exempt: readonly IExempt[],
  trans: TranslationBundle
): HTMLElement[] {
  if (exempt.length === 0) {
    return [];
  }
  const reasons = {
    off: trans.__('is switched off'),
    readOnly: trans.__('is read-only'),
    otherLanguage: trans.__('is not Python')
  };
  const note = document.createElement('p');
  note.className = 'jp-QiskitCompleter-aside';
  const cellTexts = exempt.map(({ place, why }) =>
    trans.__('cell %1 (%2)', place, reasons[why])
  );
  note.textContent = trans.__(
    'Neither sent nor changed: %1.',
    cellTexts.join(', ')
  );
  return [note];
}
