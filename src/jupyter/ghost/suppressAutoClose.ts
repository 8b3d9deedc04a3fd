import { type Extension, Prec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** What an editor may close by itself when it is typed. */
const OPENING = /^[([{'"`]$/;

/**
 * Lets a bracket or quote that the ghost begins with be typed alone: the one
 * that the editor adds by itself to close it would stand where the ghost goes
 * on, and end it.
 *
 * @param ghostIn - what the ghost in an editor says; empty without one.
 */
export function plainBracketsAlong(
  ghostIn: (view: EditorView) => string
): Extension {
  return Prec.high(
    EditorView.inputHandler.of((view, from, to, text) => {
      const along =
        from === to &&
        view.state.selection.ranges.length === 1 &&
        OPENING.test(text) &&
        ghostIn(view).startsWith(text);
      if (along) {
        view.dispatch({
          changes: { from, insert: text },
          selection: { anchor: from + text.length },
          scrollIntoView: true,
          userEvent: 'input.type'
        });
      }
      return along;
    })
  );
}
