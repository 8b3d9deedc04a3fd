import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ICellChange } from '../../core/migration/cells';
import { type Cell, findCell } from './migratableCells';

/** The undo history of a cell's shared model. */
interface ICellHistory {
  readonly undoManager: { stopCapturing(): void } | null;
}

/**
 * Changes cells, all at once. A cell that is gone or has other text by now stays
 * as it is. The change is one undo step of each cell, or one step for all cells
 * in a notebook that has one history for all.
 *
 * @returns the changes that were made.
 */
export function applyMigration(
  panel: NotebookPanel,
  changes: readonly ICellChange[]
): ICellChange[] {
  const notebook = panel.content.model?.sharedModel;
  const cellsToChange = changes.flatMap(change => {
    const cell = findCell(panel, change.id);
    return cell?.sharedModel.getSource() === change.before
      ? [{ cell, change }]
      : [];
  });
  const setAll = () =>
    cellsToChange.forEach(({ cell, change: { after } }) =>
      cell.sharedModel.setSource(after)
    );
  const endUndoSteps = () =>
    cellsToChange.forEach(({ cell }) => endUndoStep(cell));
  endUndoSteps();
  if (notebook?.disableDocumentWideUndoRedo === false) {
    notebook.transact(setAll);
  } else {
    setAll();
  }
  endUndoSteps();
  return cellsToChange.map(({ change }) => change);
}

/** The numbers of cells that were and were not changed back. */
export interface IRevertedCounts {
  /** The cells that have the text of before the migration. */
  readonly revertedCells: number;
  /** The cells that have other text by now. */
  readonly keptCells: number;
}

/** Changes cells back, as far as they still have the text of the migration. */
export function revertMigration(
  panel: NotebookPanel,
  changes: readonly ICellChange[]
): IRevertedCounts {
  applyMigration(
    panel,
    changes.map(({ id, before, after }) => ({
      id,
      before: after,
      after: before
    }))
  );
  // Cells that are gone count as neither.
  const remaining = changes.filter(
    ({ id }) => getSource(panel, id) !== undefined
  );
  const revertedCells = remaining.filter(
    ({ id, before }) => getSource(panel, id) === before
  ).length;
  return { revertedCells, keptCells: remaining.length - revertedCells };
}

/** Returns whether any of the cells can be changed back now. */
export function canRevert(
  panel: NotebookPanel,
  changes: readonly ICellChange[]
): boolean {
  return changes.some(({ id, after }) => getSource(panel, id) === after);
}

/** Returns the text of a cell; undefined if it is gone. */
function getSource(panel: NotebookPanel, id: string): string | undefined {
  return findCell(panel, id)?.sharedModel.getSource();
}

/** Ends the undo step of a cell, so that the next change begins a new one. */
function endUndoStep({ sharedModel }: Cell['model']): void {
  if (hasHistory(sharedModel)) {
    sharedModel.undoManager?.stopCapturing();
  }
}

function hasHistory(model: object): model is ICellHistory {
  return 'undoManager' in model;
}
