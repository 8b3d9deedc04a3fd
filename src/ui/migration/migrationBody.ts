import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type {
  ICellChange,
  IExempt,
  IMigratable
} from '../../core/migration/cells';
import { Migration, type Rewrite } from '../../core/migration/migrationRun';
import { CellView } from './cellView';
import { type IFailure, noteFailure } from './failedCells';
import { stageInWords, summaryInWords } from './messages';
import '../../../style/migration.css';

/** What the body tells the dialog that it is in. */
export interface IMigrationBodyOptions {
  readonly rewrite: Rewrite;
  /** What an error means, to a person. */
  readonly explain: (error: unknown) => IFailure;
  /** Called with what would be changed, whenever that changes; null while it is written. */
  readonly onChanges: (changes: readonly ICellChange[] | null) => void;
  /** Called when the person wants to do what a failure needs. */
  readonly onStep: (failure: IFailure) => void;
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
    const look = () => this.update();
    this.migration = new Migration(
      cells.map(({ text }) => text),
      options.rewrite,
      look
    );
    this.views = cells.map(cell => new CellView(cell, trans, look));
    this.words.setAttribute('role', 'status');
    // The focus begins there, and returns when a button goes.
    this.words.tabIndex = -1;
    this.words.dataset['keepsEnter'] = '';
    const list = document.createElement('div');
    list.className = 'jp-QiskitCompleter-migration-cells';
    list.append(...this.views.map(({ node }) => node));
    this.node.append(this.head(), this.failure, list);
    this.node.append(...exemptNote(exempt, trans));
    this.stopWatching = onChanged(() => {
      this.wasChanged = true;
      this.update();
    });
  }

  /** Begin; it ends when all is written, stopped, or failed. */
  async run(): Promise<void> {
    this.running = this.notebook.cells.length > 0;
    this.update();
    try {
      await this.migration.run(this.abort.signal);
    } catch (error) {
      if (!this.abort.signal.aborted) {
        const failure = this.options.explain(error);
        noteFailure(this.failure, failure, this.options.onStep);
      }
    }
    this.running = false;
    this.update();
  }

  /** What is accepted; read by the dialog. */
  getValue(): ICellChange[] {
    return this.notebook.cells.flatMap((cell, at) => {
      const progress = this.migration.progress[at];
      return this.views[at]?.isAccepted && progress?.kind === 'changed'
        ? [{ id: cell.id, before: cell.text, after: progress.text }]
        : [];
    });
  }

  override dispose(): void {
    this.abort.abort();
    this.stopWatching();
    super.dispose();
  }

  protected override onUpdateRequest(): void {
    const { migration, notebook, trans, views } = this;
    if (this.wasChanged) {
      this.wasChanged = false;
      this.asBefore = notebook.cells.map(cell => notebook.isAsBefore(cell));
    }
    views.forEach((view, at) => {
      const progress = migration.progress[at];
      if (progress) {
        view.show(progress, this.asBefore[at] ?? true);
      }
    });
    const words = this.running
      ? stageInWords(migration, notebook, trans)
      : summaryInWords(migration.progress, trans);
    if (words !== this.words.textContent) {
      // Said anew only when it is something else.
      this.words.textContent = words;
    }
    if (!this.running && document.activeElement === this.stop) {
      this.words.focus();
    }
    this.stop.hidden = !this.running;
    const several = views.filter(view => view.isAcceptable).length > 1;
    this.all.hidden = this.none.hidden = !several;
    this.options.onChanges(this.running ? null : this.getValue());
  }

  /** What goes on, and what one can do about it. */
  private head(): HTMLElement {
    const { trans } = this;
    const accept = (accepted: boolean) => () => {
      this.views.forEach(view => (view.isAccepted = accepted));
      this.update();
    };
    const row = document.createElement('div');
    row.className = 'jp-QiskitCompleter-migration-head';
    row.append(this.words);
    const of = (button: HTMLElement, label: string, act: () => void) => {
      button.className = 'jp-mod-styled jp-mod-reject';
      button.textContent = label;
      button.addEventListener('click', act);
      row.append(button);
    };
    of(this.stop, trans.__('Stop'), () => this.abort.abort());
    of(this.all, trans.__('Accept All'), accept(true));
    of(this.none, trans.__('Reject All'), accept(false));
    return row;
  }

  private readonly migration: Migration;
  private readonly views: readonly CellView[];
  private readonly stopWatching: () => void;
  private readonly abort = new AbortController();
  private readonly words = document.createElement('p');
  private readonly failure = document.createElement('div');
  private readonly stop = document.createElement('button');
  private readonly all = document.createElement('button');
  private readonly none = document.createElement('button');
  private running = false;
  /** Whether the notebook may have changed since the cells were looked at. */
  private wasChanged = false;
  /** Which cells say what they said. */
  private asBefore: readonly boolean[] = [];
}

/** Says which cells are left alone, and why. */
function exemptNote(
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
  const cells = exempt.map(({ place, why }) =>
    trans.__('cell %1 (%2)', place, reasons[why])
  );
  note.textContent = trans.__(
    'Neither sent nor changed: %1.',
    cells.join(', ')
  );
  return [note];
}
