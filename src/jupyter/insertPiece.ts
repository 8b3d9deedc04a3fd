import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';

/**
 * Insert the beginning of a ghost at the cursor. The rest stays: the ghost
 * follows the text as if the person had typed it.
 */
export function insertPiece(editor: CodeEditor.IEditor, piece: string): void {
  const at = editor.getOffsetAt(editor.getCursorPosition());
  // Text and cursor in one transaction: without the cursor nobody is told.
  (editor as CodeMirrorEditor).editor.dispatch({
    changes: { from: at, insert: piece },
    selection: { anchor: at + piece.length },
    userEvent: 'input.complete'
  });
}
