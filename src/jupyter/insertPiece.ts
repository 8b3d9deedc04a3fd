import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { CompletionHandler, InlineCompleter } from '@jupyterlab/completer';

/**
 * Insert the beginning of a ghost and keep the rest as ghost.
 *
 * JupyterLab shortens the ghost by what is inserted, as if it were typed; but
 * it drops a ghost whose line is left, and with automatic popups on it shortens
 * late. So what should remain is put back, one turn later, unless something
 * else has been typed by then.
 */
export async function insertPiece(
  editor: CodeEditor.IEditor,
  model: InlineCompleter.IModel,
  item: CompletionHandler.IInlineItem,
  piece: string
): Promise<void> {
  const text = item.insertText;
  const at = editor.getOffsetAt(editor.getCursorPosition());
  const end = at + piece.length;
  // Text and cursor in one transaction: without the cursor nobody is told.
  (editor as CodeMirrorEditor).editor.dispatch({
    changes: { from: at, insert: piece },
    selection: { anchor: end },
    userEvent: 'input.complete'
  });
  const source = editor.model.sharedModel.getSource();
  await new Promise(resolve => setTimeout(resolve));
  const position = editor.getCursorPosition();
  const untouched =
    source === editor.model.sharedModel.getSource() &&
    end === editor.getOffsetAt(position);
  if (!untouched || (model.completions?.items.length ?? 0) > 0) {
    return;
  }
  item.insertText = text.slice(piece.length);
  item.filterText = undefined;
  model.cursor = position;
  model.setCompletions({ items: [item] });
}
