import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { INotebookTracker } from '@jupyterlab/notebook';
import { isExpectant } from '../core/context/gate';
import { followActiveEditor } from './activeEditor';

/** What Enter inserts: a line break and the indentation. */
const NEW_LINE = /^\r?\n[ \t]*$/;

/**
 * Call `action` when Enter has opened a line on which code is expected, after
 * a comment or a block opener: JupyterLab asks for no ghost text on an empty
 * line (jupyterlab/jupyterlab#17568).
 */
export function onExpectantLine(
  tracker: INotebookTracker,
  action: () => void
): void {
  followActiveEditor(tracker, editor => {
    const { sharedModel } = editor.model;
    const look: Parameters<typeof sharedModel.changed.connect>[0] = (
      _,
      { sourceChange }
    ) => {
      const inserted = sourceChange?.find(({ insert }) => insert)?.insert;
      if (typeof inserted === 'string' && NEW_LINE.test(inserted)) {
        // The cursor follows the text, after this.
        setTimeout(() => {
          if (editor.hasFocus() && isExpectant(prefixOf(editor))) {
            action();
          }
        });
      }
    };
    sharedModel.changed.connect(look);
    return () => sharedModel.changed.disconnect(look);
  });
}

function prefixOf(editor: CodeEditor.IEditor): string {
  const cursor = editor.getOffsetAt(editor.getCursorPosition());
  return editor.model.sharedModel.getSource().slice(0, cursor);
}
