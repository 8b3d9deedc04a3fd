import type { INotebookModel } from '@jupyterlab/notebook';

type ICellModel = ReturnType<INotebookModel['cells']['get']>;

/** What cells said when they were last looked at. */
const known = new WeakMap<ICellModel, string>();
const watched = new WeakSet<ICellModel>();

/**
 * A cell's source. It is kept until the cell changes: putting it together from
 * a shared document costs, at each key, as much as all else that we do.
 */
export function textOfCell(cell: ICellModel): string {
  const text = known.get(cell) ?? cell.sharedModel.getSource();
  known.set(cell, text);
  if (!watched.has(cell)) {
    watched.add(cell);
    cell.contentChanged.connect(forget);
  }
  return text;
}

function forget(cell: ICellModel): void {
  known.delete(cell);
}
