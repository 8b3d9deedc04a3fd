import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ICellChange } from '../../core/migration/cells';
import { type Cell, cellOf } from './migratableCells';

/** A cell's history, as the shared model of a cell has it. */
interface IHistory {
  readonly undoManager: { stopCapturing(): void } | null;
}

/**
 * Change cells, all at once; one that is gone, or says something else by now,
 * stays as it is. In the history of each cell that is one step of its own;
 * where the notebook has one history for all cells, it is one step for all.
 *
 * @returns what was changed.
 */
export function applyMigration(
  panel: NotebookPanel,
  changes: readonly ICellChange[]
): ICellChange[] {
  const notebook = panel.content.model?.sharedModel;
  const found = changes.flatMap(change => {
    const cell = cellOf(panel, change.id);
    return cell?.sharedModel.getSource() === change.before
      ? [{ cell, change }]
      : [];
  });
  const setAll = () =>
    found.forEach(({ cell, change: { after } }) =>
      cell.sharedModel.setSource(after)
    );
  const apart = () => found.forEach(({ cell }) => endStep(cell));
  apart();
  if (notebook?.disableDocumentWideUndoRedo === false) {
    notebook.transact(setAll);
  } else {
    setAll();
  }
  apart();
  return found.map(({ change }) => change);
}

/** How far changes were taken back: numbers of cells. */
export interface IReverted {
  /** Those that say what they said before. */
  readonly back: number;
  /** Those that say something else by now. */
  readonly stay: number;
}

/** Change them back, as far as they still say what they were changed to. */
export function revertMigration(
  panel: NotebookPanel,
  changes: readonly ICellChange[]
): IReverted {
  applyMigration(
    panel,
    changes.map(({ id, before, after }) => ({
      id,
      before: after,
      after: before
    }))
  );
  // What is gone is neither.
  const left = changes.filter(({ id }) => sourceOf(panel, id) !== undefined);
  const back = left.filter(
    ({ id, before }) => sourceOf(panel, id) === before
  ).length;
  return { back, stay: left.length - back };
}

/** Whether any of them could be changed back now. */
export function canRevert(
  panel: NotebookPanel,
  changes: readonly ICellChange[]
): boolean {
  return changes.some(({ id, after }) => sourceOf(panel, id) === after);
}

/** What a cell says; undefined for one that is gone. */
function sourceOf(panel: NotebookPanel, id: string): string | undefined {
  return cellOf(panel, id)?.sharedModel.getSource();
}

/** What was just typed and what comes next are steps of their own. */
function endStep({ sharedModel }: Cell['model']): void {
  if (hasHistory(sharedModel)) {
    sharedModel.undoManager?.stopCapturing();
  }
}

function hasHistory(model: object): model is IHistory {
  return 'undoManager' in model;
}
