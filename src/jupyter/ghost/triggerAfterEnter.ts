import type { Widget } from '@lumino/widgets';
import { expectsCode } from '../../core/context/triggerRules';
import {
  followActiveEditor,
  type ICurrentPanelSource
} from '../editors/activeEditor';
import { getCurrentContext } from '../editors/cursorContext';

/**
 * The text that Enter inserts: a line break and indentation. Between two
 * brackets it inserts a second line break, so that the closing bracket gets a
 * line of its own:
 *
 *     x = {║}  →  x = {
 *                     ║
 *                 }
 *
 * Source: `insertNewlineAndIndent` of CodeMirror.
 */
const INSERTED_LINE_BREAK = /^\r?\n[ \t]*(?:\r?\n[ \t]*)?$/;

/**
 * Calls `action` when Enter has begun a line on which code is expected, after a
 * comment or a block opener: JupyterLab requests no ghost text on an empty line
 * (jupyterlab/jupyterlab#17568).
 */
export function triggerAfterEnter(
  shell: ICurrentPanelSource,
  action: (widget: Widget) => void
): void {
  followActiveEditor(shell, (editor, widget) => {
    const { sharedModel } = editor.model;
    const onTextChanged: Parameters<typeof sharedModel.changed.connect>[0] = (
      _,
      { sourceChange }
    ) => {
      const inserted = sourceChange?.find(({ insert }) => insert)?.insert;
      if (typeof inserted === 'string' && INSERTED_LINE_BREAK.test(inserted)) {
        // The cursor moves only after the text has changed.
        setTimeout(() => {
          const context = editor.hasFocus() ? getCurrentContext(widget) : null;
          if (context !== null && expectsCode(context.prefix)) {
            action(widget);
          }
        });
      }
    };
    sharedModel.changed.connect(onTextChanged);
    return () => sharedModel.changed.disconnect(onTextChanged);
  });
}
