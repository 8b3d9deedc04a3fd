import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { CompletionHandler } from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import { extractTextWindow } from '../../core/context/textWindow';
import { hasOptedOut } from '../../core/context/optOut';
import { toUtf16Index } from '../../core/context/offsets';
import type { ICellText } from '../../core/context/cellSource';
import type { ICursorContext } from '../../core/context/cursorContext';
import {
  joinCellsAbove,
  joinCellsBelow
} from '../../core/context/neighbourCells';
import { isForeignCell } from '../../core/python/magics';
import type { IActiveEditor } from './panel';
import { getPanel } from './getPanel';

/**
 * Returns the cursor context of a completion request of JupyterLab; null for
 * anything but Python in a notebook's code cell, a console's prompt or a file,
 * for text that is opted out, and while text is selected.
 */
export function getContextOfRequest(
  widget: Widget,
  { mimeType, offset, text }: CompletionHandler.IRequest
): ICursorContext | null {
  return createContext(widget, text, toUtf16Index(text, offset), mimeType);
}

/** Returns the context of the cursor now; null as for {@link getContextOfRequest}. */
export function getCurrentContext(widget: Widget): ICursorContext | null {
  const editor = getPanel(widget)?.active?.editor;
  if (!editor) {
    return null;
  }
  const cursor = editor.getOffsetAt(editor.getCursorPosition());
  return createContext(widget, editor.model.sharedModel.getSource(), cursor);
}

function createContext(
  widget: Widget,
  text: string,
  cursor: number,
  mimeType?: string
): ICursorContext | null {
  const panel = getPanel(widget);
  const active = panel?.active;
  if (active?.editor?.getOption('readOnly')) {
    return null;
  }
  const knownMimeType = mimeType ?? active?.editor?.model.mimeType ?? '';
  if (!active?.isPython(knownMimeType) || isForeignCell(text)) {
    return null;
  }
  if (panel?.isOptedOut || hasOptedOut(text) || hasSelection(active.editor)) {
    return null;
  }
  const { head, ...textWindow } = extractTextWindow(text, cursor);
  return {
    editor: `${widget.id}/${active.id}`,
    above: joinCellsAbove(listCellsAbove(head, active)),
    ...textWindow,
    below: joinCellsBelow(active.listCells(1))
  };
}

/** Returns whether text is selected: typing would replace it instead of continuing it. */
function hasSelection(editor: CodeEditor.IEditor | null): boolean {
  return !!editor && !(editor as CodeMirrorEditor).state.selection.main.empty;
}

/**
 * Yields the code above, nearest first: the start of a long text, then the
 * cells above.
 */
function* listCellsAbove(
  head: string,
  active: IActiveEditor
): Generator<ICellText> {
  yield { kind: 'code', text: head };
  yield* active.listCells(-1);
}
