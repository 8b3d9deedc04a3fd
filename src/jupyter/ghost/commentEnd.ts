import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { Widget } from '@lumino/widgets';
import { isAtCommentEnd } from '../../core/python/lexicalState';
import {
  followActiveEditor,
  type ICurrentPanel
} from '../editors/activeEditor';
import { currentPlace } from '../editors/cursorContext';

/** On an editor's host while its cursor is at the end of a comment. */
export const COMMENT_END_CLASS = 'jp-mod-qiskitCompleter-commentEnd';

/**
 * Mark the active editor with {@link COMMENT_END_CLASS}, so that Tab there can
 * ask for code: the popup would offer names inside a comment.
 */
export function markCommentEnds(shell: ICurrentPanel): void {
  followActiveEditor(shell, (editor, widget) => {
    const mark = () => {
      editor.host.classList.toggle(COMMENT_END_CLASS, isMarked(editor, widget));
    };
    const { mimeTypeChanged, selections, sharedModel } = editor.model;
    selections.changed.connect(mark);
    sharedModel.changed.connect(mark);
    mimeTypeChanged.connect(mark);
    mark();
    return () => {
      selections.changed.disconnect(mark);
      sharedModel.changed.disconnect(mark);
      mimeTypeChanged.disconnect(mark);
      editor.host.classList.remove(COMMENT_END_CLASS);
    };
  });
}

function isMarked(editor: CodeEditor.IEditor, widget: Widget): boolean {
  const { line, column } = editor.getCursorPosition();
  const before = editor.getLine(line)?.slice(0, column) ?? '';
  // Most lines have no comment, and cost no look at the rest of the text.
  const context = before.includes('#') ? currentPlace(widget) : null;
  return context !== null && isAtCommentEnd(context.prefix, context.suffix);
}
