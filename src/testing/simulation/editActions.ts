import { EditorSelection } from '@codemirror/state';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import fc from 'fast-check';
import { happens } from '../checkProperty';
import {
  CHOICE,
  defineAction,
  hasSelectionOrMultipleCursors,
  NO_PARAMETERS,
  pickFrom,
  pickOffset,
  type WeightedAction
} from './scene';
import { deleteBackward, moveCursor, typeText } from '../editors/notebook';

/** `q` and `t` twice, so that they are typed more often. */
const TYPED_TEXTS = [
  'q',
  'q',
  't',
  't',
  'z',
  '(',
  ' ',
  '\n    ',
  'x = 1\ny',
  '💡',
  '7',
  '"',
  '# '
];

const PASTED_TEXTS = ['pasted', 'a\nb', 'def g():\n    return 1\n', ''];

/** Changes of text and cursor, by the user or by a collaborator. */
export const EDIT_ACTIONS: readonly WeightedAction[] = [
  defineAction(
    33,
    'types along the ghost',
    fc.record({
      moreUnits: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: CHOICE }
      )
    }),
    (scene, { moreUnits }) => {
      const { editor, ghost } = scene;
      if (ghost === '' || hasSelectionOrMultipleCursors(editor)) {
        return null;
      }
      typeText(editor, ghost.slice(0, 1 + (moreUnits % ghost.length)));
      scene.recordEvent('typed along');
      return 'typedAlong';
    }
  ),
  defineAction(
    9,
    'types',
    fc.constantFrom(...TYPED_TEXTS),
    ({ editor }, text) => {
      // JupyterLab requests nothing when a selection is overwritten.
      const effect = hasSelectionOrMultipleCursors(editor)
        ? 'dismissed'
        : 'typed';
      typeAtAllCursors(editor, text);
      return effect;
    }
  ),
  defineAction(
    2,
    'pastes',
    fc.constantFrom(...PASTED_TEXTS),
    ({ editor }, text) => {
      typeAtAllCursors(editor, text, 'input.paste');
      return 'dismissed';
    }
  ),
  defineAction(
    3,
    'selects',
    fc.tuple(CHOICE, CHOICE),
    ({ editor }, [from, to]) => {
      const anchor = pickOffset(editor, from);
      const head = pickOffset(editor, to);
      editor.editor.dispatch({ selection: { anchor, head } });
      return 'dismissed';
    }
  ),
  defineAction(2, 'adds a cursor', CHOICE, ({ editor }, choice) => {
    const { main } = editor.editor.state.selection;
    const other = EditorSelection.cursor(pickOffset(editor, choice));
    editor.editor.dispatch({
      selection: EditorSelection.create([main, other], 0)
    });
    return 'dismissed';
  }),
  defineAction(9, 'deletes', NO_PARAMETERS, ({ editor }) => {
    if (editor.getOffsetAt(editor.getCursorPosition()) === 0) {
      return null;
    }
    const effect = hasSelectionOrMultipleCursors(editor)
      ? 'dismissed'
      : 'typed';
    deleteBackward(editor);
    return effect;
  }),
  defineAction(4, 'undoes', NO_PARAMETERS, ({ editor }) => {
    editor.undo();
    return 'dismissed';
  }),
  defineAction(2, 'redoes', NO_PARAMETERS, ({ editor }) => {
    editor.redo();
    return 'dismissed';
  }),
  defineAction(4, 'moves the cursor', CHOICE, ({ editor }, choice) => {
    moveCursor(editor, pickOffset(editor, choice));
    return 'dismissed';
  }),
  defineAction(
    4,
    'sees a collaborator edit the same cell',
    fc.record({
      from: CHOICE,
      to: CHOICE,
      replaces: happens(30),
      text: fc.constantFrom('w', '# ', 'import numpy\n', 'for i in it:')
    }),
    ({ editor }, { from, to, replaces, text }) => {
      const offsets = [pickOffset(editor, from), pickOffset(editor, to)];
      const start = Math.min(...offsets);
      const end = replaces ? Math.max(...offsets) : start;
      editor.model.sharedModel.updateSource(start, end, text);
      return 'dismissed';
    }
  ),
  defineAction(
    3,
    'sees a collaborator edit another cell',
    fc.record({
      view: CHOICE,
      cell: CHOICE,
      replaces: happens(30),
      text: fc.constantFrom('w', 'import qiskit\n', '')
    }),
    (scene, { view, cell, replaces, text }) => {
      const { panel } = pickFrom(scene.lab.views, view);
      const { sharedModel } = pickFrom(panel.content.widgets, cell).model;
      if (sharedModel === scene.editor.model.sharedModel) {
        return null;
      }
      const { length } = sharedModel.getSource();
      sharedModel.updateSource(replaces ? 0 : length, length, text);
      scene.recordEvent('edited elsewhere');
      return panel.context === scene.view.panel.context ? 'dismissed' : 'none';
    }
  )
];

/** Types at every cursor, over what is selected. */
function typeAtAllCursors(
  { editor: view }: CodeMirrorEditor,
  text: string,
  userEvent = 'input.type'
): void {
  view.dispatch(view.state.replaceSelection(text), { userEvent });
}
