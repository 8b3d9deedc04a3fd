import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { INotebookTracker } from '@jupyterlab/notebook';
import { isAtCommentEnd } from '../core/context/lexical';
import { followActiveEditor } from './activeEditor';

/** On an editor's host while its cursor is at the end of a comment. */
export const COMMENT_END_CLASS = 'jp-mod-qiskitCompleter-commentEnd';

/**
 * Mark the active cell's editor with {@link COMMENT_END_CLASS}, so that Tab
 * there can ask for code: the popup would offer names inside a comment.
 */
export function markCommentEnds(tracker: INotebookTracker): void {
  followActiveEditor(tracker, editor => {
    const mark = () => {
      editor.host.classList.toggle(COMMENT_END_CLASS, isMarked(editor));
    };
    const { selections, sharedModel } = editor.model;
    selections.changed.connect(mark);
    sharedModel.changed.connect(mark);
    mark();
    return () => {
      selections.changed.disconnect(mark);
      sharedModel.changed.disconnect(mark);
      editor.host.classList.remove(COMMENT_END_CLASS);
    };
  });
}

function isMarked(editor: CodeEditor.IEditor): boolean {
  const { line, column } = editor.getCursorPosition();
  const before = editor.getLine(line)?.slice(0, column) ?? '';
  // Most lines have no comment, and cost no look at the rest of the cell.
  if (!before.includes('#')) {
    return false;
  }
  const text = editor.model.sharedModel.getSource();
  const cursor = editor.getOffsetAt({ line, column });
  return isAtCommentEnd(text.slice(0, cursor), text.slice(cursor));
}
