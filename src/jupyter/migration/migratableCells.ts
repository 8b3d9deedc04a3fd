import type { NotebookPanel } from '@jupyterlab/notebook';
import {
  type IExemptCell,
  type IMigrationTarget,
  type IMigratableCell,
  getExemptReason
} from '../../core/migration/cells';
import { isPythonInNotebook, asNotebookPanel } from '../editors/notebookPanel';

/** The widget of a cell in a notebook. */
export type Cell = NotebookPanel['content']['widgets'][number];

/**
 * Collects the cells of a notebook whose code can be migrated, and the reasons
 * why others can't.
 *
 * @param onlyCell - the only cell to consider; by default, all are considered.
 */
export function collectMigratableCode(
  panel: NotebookPanel,
  onlyCell?: Cell
): IMigrationTarget {
  const { widgets, model } = panel.content;
  const isOptedOut = asNotebookPanel(panel)?.isOptedOut === true;
  const cells: IMigratableCell[] = [];
  const exemptCells: IExemptCell[] = [];
  widgets.forEach((widget, index) => {
    if (widget.model.type !== 'code' || (onlyCell && widget !== onlyCell)) {
      return;
    }
    const text = widget.model.sharedModel.getSource();
    const reason = getExemptReason({
      text,
      isPython: isPythonInNotebook(panel, widget.model.mimeType),
      isReadOnly: model?.readOnly === true || !isEditable(widget),
      isNotebookOptedOut: isOptedOut
    });
    const cellNumber = index + 1;
    if (reason === null) {
      cells.push({ id: widget.model.id, cellNumber, text });
    } else if (reason !== 'empty') {
      exemptCells.push({ cellNumber, reason });
    }
  });
  return {
    cells,
    exemptCells,
    isUnchanged: ({ id, text }) => {
      const currentCell = findCell(panel, id);
      return (
        currentCell?.sharedModel.getSource() === text &&
        isEditable({ model: currentCell })
      );
    },
    onChanged: listener => {
      model?.contentChanged.connect(listener);
      return () => {
        model?.contentChanged.disconnect(listener);
      };
    }
  };
}

/** Finds a cell by its id; undefined if it is gone, or the notebook is closed. */
export function findCell(
  { content }: NotebookPanel,
  id: string
): Cell['model'] | undefined {
  if (content.isDisposed) {
    return undefined;
  }
  return content.widgets.find(({ model }) => model.id === id)?.model;
}

function isEditable({ model }: Pick<Cell, 'model'>): boolean {
  return model.getMetadata('editable') !== false;
}
