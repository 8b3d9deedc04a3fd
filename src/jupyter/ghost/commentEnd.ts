import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { Widget } from '@lumino/widgets';
import { isAtCommentEnd } from '../../core/python/lexicalState';
import {
  followActiveEditor,
  type ICurrentPanelSource
} from '../editors/activeEditor';
import { getCurrentContext } from '../editors/cursorContext';

/** The class of an editor's host while the cursor is at the end of a comment. */
export const COMMENT_END_CLASS = 'jp-mod-qiskitCompleter-commentEnd';

/**
 * Marks the active editor with {@link COMMENT_END_CLASS}, so that Tab can
 * request a suggestion there: inside a comment, the popup would list names.
 *
 *     # Build a Bell pair║    marked
 *     # Build ║a Bell pair    not marked
 *     x = "# no comment║"     not marked
 */
export function markCommentEnds(shell: ICurrentPanelSource): void {
  followActiveEditor(shell, (editor, widget) => {
    const updateClass = () => {
      editor.host.classList.toggle(
        COMMENT_END_CLASS,
        isCursorAtCommentEnd(editor, widget)
      );
    };
    const { mimeTypeChanged, selections, sharedModel } = editor.model;
    selections.changed.connect(updateClass);
    sharedModel.changed.connect(updateClass);
    mimeTypeChanged.connect(updateClass);
    updateClass();
    return () => {
      selections.changed.disconnect(updateClass);
      sharedModel.changed.disconnect(updateClass);
      mimeTypeChanged.disconnect(updateClass);
      editor.host.classList.remove(COMMENT_END_CLASS);
    };
  });
}

function isCursorAtCommentEnd(
  editor: CodeEditor.IEditor,
  widget: Widget
): boolean {
  const { line, column } = editor.getCursorPosition();
  const linePrefix = editor.getLine(line)?.slice(0, column) ?? '';
  // Most lines have no comment: the rest of the text is not read for them.
  const context = linePrefix.includes('#') ? getCurrentContext(widget) : null;
  return context !== null && isAtCommentEnd(context.prefix, context.suffix);
}
