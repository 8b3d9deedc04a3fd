import { type Extension, Prec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** The characters that an editor may close automatically. */
const AUTO_CLOSED_CHAR = /^[([{'"`]$/;

/**
 * Inserts a bracket or quote alone if the ghost begins with it. The closing one
 * that the editor would add stands where the ghost continues, and would end it:
 *
 *     qc.h║(0)     the ghost is `(0)`, and `(` is typed
 *     qc.h(║0)     inserted alone: the ghost is `0)`
 *     qc.h(║)      with the closing bracket: the ghost is gone
 *
 * @param getGhostText - returns the ghost of an editor; empty without one.
 */
export function suppressAutoClose(
  getGhostText: (view: EditorView) => string
): Extension {
  return Prec.high(
    EditorView.inputHandler.of((view, from, to, text) => {
      const followsGhost =
        from === to &&
        view.state.selection.ranges.length === 1 &&
        AUTO_CLOSED_CHAR.test(text) &&
        getGhostText(view).startsWith(text);
      if (followsGhost) {
        view.dispatch({
          changes: { from, insert: text },
          selection: { anchor: from + text.length },
          scrollIntoView: true,
          userEvent: 'input.type'
        });
      }
      return followsGhost;
    })
  );
}
