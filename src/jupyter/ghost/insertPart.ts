import { EditorSelection } from '@codemirror/state';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';

/**
 * Inserts a part of a ghost at each cursor, as JupyterLab does with a whole
 * ghost. With a single cursor, the rest of the ghost stays: it follows the text
 * as if the user had typed it.
 *
 *     qc║.h(0)    the ghost is `.h(0)`
 *     qc.║h(0)    the part `.` is inserted; the ghost is `h(0)`
 */
export function insertPart(editor: CodeEditor.IEditor, part: string): void {
  const { editor: view } = editor as CodeMirrorEditor;
  // Text and cursors in one transaction: a change of the text alone would not
  // notify JupyterLab.
  view.dispatch(
    view.state.changeByRange(({ head }) => ({
      changes: { from: head, insert: part },
      range: EditorSelection.cursor(head + part.length)
    })),
    { userEvent: 'input.complete' }
  );
}
