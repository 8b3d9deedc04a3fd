import { EditorSelection } from '@codemirror/state';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  pickOffset,
  hasSelectionOrMultipleCursors,
  type IUserAction
} from './actions';
import { deleteBackward, moveCursor, typeText } from '../editors/notebook';

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

/** What changes text and cursor, by the person or by somebody else. */
export const EDIT_ACTIONS: readonly IUserAction[] = [
  {
    weight: 33,
    name: 'typing along',
    perform: scene => {
      const { random, editor, ghost } = scene;
      if (ghost === '' || hasSelectionOrMultipleCursors(editor)) {
        return null;
      }
      const typedLength = random.chance(0.2)
        ? random.integerBelow(ghost.length) + 1
        : 1;
      typeText(editor, ghost.slice(0, typedLength));
      scene.recordEvent('typed along');
      return 'along';
    }
  },
  {
    weight: 9,
    name: 'typing',
    perform: ({ random, editor }) => {
      // JupyterLab asks for nothing when somebody types over what is selected.
      const effect = hasSelectionOrMultipleCursors(editor) ? 'away' : 'typed';
      typeAtAllCursors(editor, random.pick(TYPED_TEXTS));
      return effect;
    }
  },
  {
    weight: 2,
    name: 'pasting',
    perform: ({ random, editor }) => {
      typeAtAllCursors(editor, random.pick(PASTED_TEXTS), 'input.paste');
      return 'away';
    }
  },
  {
    weight: 3,
    name: 'selecting',
    perform: ({ random, editor }) => {
      const [anchor, head] = [
        pickOffset(random, editor),
        pickOffset(random, editor)
      ];
      editor.editor.dispatch({ selection: { anchor, head } });
      return 'away';
    }
  },
  {
    weight: 2,
    name: 'one more cursor',
    perform: ({ random, editor }) => {
      const { main } = editor.editor.state.selection;
      const other = EditorSelection.cursor(pickOffset(random, editor));
      editor.editor.dispatch({
        selection: EditorSelection.create([main, other], 0)
      });
      return 'away';
    }
  },
  {
    weight: 9,
    name: 'deleting',
    perform: ({ editor }) => {
      if (editor.getOffsetAt(editor.getCursorPosition()) === 0) {
        return null;
      }
      const effect = hasSelectionOrMultipleCursors(editor) ? 'away' : 'typed';
      deleteBackward(editor);
      return effect;
    }
  },
  {
    weight: 4,
    name: 'undoing',
    perform: ({ editor }) => {
      editor.undo();
      return 'away';
    }
  },
  {
    weight: 2,
    name: 'redoing',
    perform: ({ editor }) => {
      editor.redo();
      return 'away';
    }
  },
  {
    weight: 4,
    name: 'moving',
    perform: ({ random, editor }) => {
      moveCursor(editor, pickOffset(random, editor));
      return 'away';
    }
  },
  {
    weight: 4,
    name: 'somebody else types here',
    perform: ({ random, editor }) => {
      const [one, other] = [
        pickOffset(random, editor),
        pickOffset(random, editor)
      ];
      const at = Math.min(one, other);
      const end = random.chance(0.7) ? at : Math.max(one, other);
      const text = random.pick(['w', '# ', 'import numpy\n', 'for i in it:']);
      editor.model.sharedModel.updateSource(at, end, text);
      return 'away';
    }
  },
  {
    weight: 3,
    name: 'somebody else types in another cell',
    perform: scene => {
      const { random, lab, view } = scene;
      const other = random.pick(lab.views);
      const cell = random.pick(other.panel.content.widgets);
      const { sharedModel } = cell.model;
      if (sharedModel === scene.editor.model.sharedModel) {
        return null;
      }
      const { length } = sharedModel.getSource();
      const text = random.pick(['w', 'import qiskit\n', '']);
      sharedModel.updateSource(random.chance(0.3) ? 0 : length, length, text);
      scene.recordEvent('edited elsewhere');
      return other.panel.context === view.panel.context ? 'away' : 'nothing';
    }
  }
];

/** Type at every cursor, over what is selected. */
function typeAtAllCursors(
  { editor: view }: CodeMirrorEditor,
  text: string,
  userEvent = 'input.type'
): void {
  view.dispatch(view.state.replaceSelection(text), { userEvent });
}
