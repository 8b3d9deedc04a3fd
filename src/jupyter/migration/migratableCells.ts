import type { NotebookPanel } from '@jupyterlab/notebook';
import {
  type IExempt,
  type IMigratable,
  type IMigratableCell,
  whyExempt
} from '../../core/migration/cells';
import { isPythonIn, notebookPanel } from '../editors/notebookPanel';

/** A cell as a notebook shows it. */
export type Cell = NotebookPanel['content']['widgets'][number];

/**
 * A notebook's cells whose code can be rewritten.
 *
 * @param only - look at this one only.
 */
export function migratableOf(panel: NotebookPanel, only?: Cell): IMigratable {
  const { widgets, model } = panel.content;
  const isOff = notebookPanel(panel)?.isOff === true;
  const cells: IMigratableCell[] = [];
  const exempt: IExempt[] = [];
  widgets.forEach((widget, at) => {
    if (widget.model.type !== 'code' || (only && widget !== only)) {
      return;
    }
    const text = widget.model.sharedModel.getSource();
    const why = whyExempt({
      text,
      isPython: isPythonIn(panel, widget.model.mimeType),
      isReadOnly: model?.readOnly === true || !isEditable(widget),
      isOff
    });
    const place = at + 1;
    if (why === null) {
      cells.push({ id: widget.model.id, place, text });
    } else if (why !== 'empty') {
      exempt.push({ place, why });
    }
  });
  return {
    cells,
    exempt,
    isAsBefore: ({ id, text }) => {
      const now = cellOf(panel, id);
      return (
        now?.sharedModel.getSource() === text && isEditable({ model: now })
      );
    },
    onChanged: look => {
      model?.contentChanged.connect(look);
      return () => {
        model?.contentChanged.disconnect(look);
      };
    }
  };
}

/** A cell by its id, as long as it is in the notebook, and that is open. */
export function cellOf(
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
