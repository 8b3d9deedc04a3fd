import { EditorSelection } from '@codemirror/state';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';

/**
 * Insert the beginning of a ghost at each cursor, as JupyterLab does with all
 * of it. The rest stays where there is one cursor: the ghost follows the text
 * as if the person had typed it.
 */
export function insertPiece(editor: CodeEditor.IEditor, piece: string): void {
  const { editor: view } = editor as CodeMirrorEditor;
  // Text and cursors in one transaction: without the cursor nobody is told.
  view.dispatch(
    view.state.changeByRange(({ head }) => ({
      changes: { from: head, insert: piece },
      range: EditorSelection.cursor(head + piece.length)
    })),
    { userEvent: 'input.complete' }
  );
}
