import type { CompletionHandler } from '@jupyterlab/completer';
import { type INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import type { Widget } from '@lumino/widgets';
import { utf16Index } from '../core/context/offsets';
import {
  type ICellText,
  type IPlace,
  textAbove,
  textBelow
} from '../core/context/place';

/** MIME types of Python code cells; a notebook without a kernel yet says `text/plain`. */
const PYTHON = ['text/x-ipython', 'text/x-python', 'text/plain'];

/**
 * The place that JupyterLab asks about: null for anything but a Python code
 * cell of a notebook.
 */
export function placeOfRequest(
  widget: Widget,
  request: CompletionHandler.IRequest
): IPlace | null {
  const mime = request.mimeType;
  if (mime !== undefined && !PYTHON.includes(mime)) {
    return null;
  }
  const cursor = utf16Index(request.text, request.offset);
  return placeIn(widget, request.text, cursor);
}

/** The place of the cursor now. */
export function currentPlace(widget: Widget): IPlace | null {
  const cell = widget instanceof NotebookPanel && widget.content.activeCell;
  const editor = cell && cell.editor;
  if (!editor) {
    return null;
  }
  const cursor = editor.getOffsetAt(editor.getCursorPosition());
  return placeIn(widget, cell.model.sharedModel.getSource(), cursor);
}

function placeIn(widget: Widget, text: string, cursor: number): IPlace | null {
  if (!(widget instanceof NotebookPanel)) {
    return null;
  }
  const { activeCell, activeCellIndex, model } = widget.content;
  if (activeCell?.model.type !== 'code' || model === null) {
    return null;
  }
  return {
    editor: `${widget.id}/${activeCell.model.id}`,
    above: textAbove(cells(model, activeCellIndex, -1)),
    prefix: text.slice(0, cursor),
    suffix: text.slice(cursor),
    below: textBelow(cells(model, activeCellIndex, 1))
  };
}

/** The cells above (-1) or below (1) one, nearest first, read one at a time. */
function* cells(
  model: INotebookModel,
  index: number,
  step: -1 | 1
): Generator<ICellText> {
  const { length } = model.cells;
  for (let at = index + step; at >= 0 && at < length; at += step) {
    const cell = model.cells.get(at);
    const { type } = cell;
    yield {
      kind: type === 'code' || type === 'markdown' ? type : 'raw',
      text: cell.sharedModel.getSource()
    };
  }
}
