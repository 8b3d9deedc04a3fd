import type { Widget } from '@lumino/widgets';
import { isExpectant } from '../../core/context/triggerRules';
import {
  followActiveEditor,
  type ICurrentPanel
} from '../editors/activeEditor';
import { currentPlace } from '../editors/cursorContext';

/**
 * What Enter inserts: a line break and the indentation; between two brackets a
 * second line break, so that the closing one comes to a line of its own.
 * Source: `insertNewlineAndIndent` of CodeMirror.
 */
const NEW_LINE = /^\r?\n[ \t]*(?:\r?\n[ \t]*)?$/;

/**
 * Call `action` when Enter has opened a line on which code is expected, after
 * a comment or a block opener: JupyterLab asks for no ghost text on an empty
 * line (jupyterlab/jupyterlab#17568).
 */
export function onExpectantLine(
  shell: ICurrentPanel,
  action: (widget: Widget) => void
): void {
  followActiveEditor(shell, (editor, widget) => {
    const { sharedModel } = editor.model;
    const look: Parameters<typeof sharedModel.changed.connect>[0] = (
      _,
      { sourceChange }
    ) => {
      const inserted = sourceChange?.find(({ insert }) => insert)?.insert;
      if (typeof inserted === 'string' && NEW_LINE.test(inserted)) {
        // The cursor follows the text, after this.
        setTimeout(() => {
          const context = editor.hasFocus() ? currentPlace(widget) : null;
          if (context !== null && isExpectant(context.prefix)) {
            action(widget);
          }
        });
      }
    };
    sharedModel.changed.connect(look);
    return () => sharedModel.changed.disconnect(look);
  });
}
