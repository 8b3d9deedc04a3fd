import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { CompletionHandler } from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import { textAround } from '../../core/context/textWindow';
import { optsOut } from '../../core/context/optOut';
import { utf16Index } from '../../core/context/offsets';
import {
  type ICellText,
  type IPlace,
  textAbove,
  textBelow
} from '../../core/context/cursorContext';
import { isForeignCell } from '../../core/python/magics';
import type { IActiveEditor } from './panel';
import { panelOf } from './panelOf';

/**
 * The place that JupyterLab asks about: null for anything but Python in a
 * notebook's code cell, a console's prompt or a file, where it is off, and
 * while text is selected.
 */
export function placeOfRequest(
  widget: Widget,
  { mimeType, offset, text }: CompletionHandler.IRequest
): IPlace | null {
  return placeIn(widget, text, utf16Index(text, offset), mimeType);
}

/** The place of the cursor now. */
export function currentPlace(widget: Widget): IPlace | null {
  const editor = panelOf(widget)?.active?.editor;
  if (!editor) {
    return null;
  }
  const cursor = editor.getOffsetAt(editor.getCursorPosition());
  return placeIn(widget, editor.model.sharedModel.getSource(), cursor);
}

function placeIn(
  widget: Widget,
  text: string,
  cursor: number,
  mimeType?: string
): IPlace | null {
  const panel = panelOf(widget);
  const active = panel?.active;
  if (active?.editor?.getOption('readOnly')) {
    return null;
  }
  const mime = mimeType ?? active?.editor?.model.mimeType ?? '';
  if (!active?.isPython(mime) || isForeignCell(text)) {
    return null;
  }
  if (panel?.isOff || optsOut(text) || isSelecting(active.editor)) {
    return null;
  }
  const { head, ...around } = textAround(text, cursor);
  return {
    editor: `${widget.id}/${active.id}`,
    above: textAbove(above(head, active)),
    ...around,
    below: textBelow(active.cells(1))
  };
}

/** Whether text is selected: what is typed then replaces it, and goes on nothing. */
function isSelecting(editor: CodeEditor.IEditor | null): boolean {
  return !!editor && !(editor as CodeMirrorEditor).state.selection.main.empty;
}

/** What is above, nearest first: a long text's own beginning, then other cells. */
function* above(head: string, active: IActiveEditor): Generator<ICellText> {
  yield { kind: 'code', text: head };
  yield* active.cells(-1);
}
