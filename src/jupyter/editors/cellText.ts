import type { INotebookModel } from '@jupyterlab/notebook';

type ICellModel = ReturnType<INotebookModel['cells']['get']>;

/** The texts of the cells that have not changed since they were read. */
const cachedTexts = new WeakMap<ICellModel, string>();
const watchedCells = new WeakSet<ICellModel>();

/**
 * Returns the source of a cell, which is cached until the cell changes: reading
 * it from the shared document at each key costs as much as everything else that
 * we do.
 */
export function getCellText(cell: ICellModel): string {
  const text = cachedTexts.get(cell) ?? cell.sharedModel.getSource();
  cachedTexts.set(cell, text);
  if (!watchedCells.has(cell)) {
    watchedCells.add(cell);
    cell.contentChanged.connect(forgetCellText);
  }
  return text;
}

function forgetCellText(cell: ICellModel): void {
  cachedTexts.delete(cell);
}
