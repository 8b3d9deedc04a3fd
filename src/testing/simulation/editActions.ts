import { EditorSelection } from '@codemirror/state';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { anywhere, hasMore, type IDeed } from './actions';
import { deleteBack, moveTo, type } from '../editors/notebook';

const TYPED = [
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

const PASTED = ['pasted', 'a\nb', 'def g():\n    return 1\n', ''];

/** What changes text and cursor, by the person or by somebody else. */
export const EDITING: readonly IDeed[] = [
  {
    weight: 33,
    name: 'typing along',
    act: scene => {
      const { random, editor, ghost } = scene;
      if (ghost === '' || hasMore(editor)) {
        return null;
      }
      const much = random.chance(0.2) ? random.below(ghost.length) + 1 : 1;
      type(editor, ghost.slice(0, much));
      scene.note('typed along');
      return 'along';
    }
  },
  {
    weight: 9,
    name: 'typing',
    act: ({ random, editor }) => {
      // JupyterLab asks for nothing when somebody types over what is selected.
      const meaning = hasMore(editor) ? 'away' : 'typed';
      typeEverywhere(editor, random.pick(TYPED));
      return meaning;
    }
  },
  {
    weight: 2,
    name: 'pasting',
    act: ({ random, editor }) => {
      typeEverywhere(editor, random.pick(PASTED), 'input.paste');
      return 'away';
    }
  },
  {
    weight: 3,
    name: 'selecting',
    act: ({ random, editor }) => {
      const [anchor, head] = [
        anywhere(random, editor),
        anywhere(random, editor)
      ];
      editor.editor.dispatch({ selection: { anchor, head } });
      return 'away';
    }
  },
  {
    weight: 2,
    name: 'one more cursor',
    act: ({ random, editor }) => {
      const { main } = editor.editor.state.selection;
      const other = EditorSelection.cursor(anywhere(random, editor));
      editor.editor.dispatch({
        selection: EditorSelection.create([main, other], 0)
      });
      return 'away';
    }
  },
  {
    weight: 9,
    name: 'deleting',
    act: ({ editor }) => {
      if (editor.getOffsetAt(editor.getCursorPosition()) === 0) {
        return null;
      }
      const meaning = hasMore(editor) ? 'away' : 'typed';
      deleteBack(editor);
      return meaning;
    }
  },
  {
    weight: 4,
    name: 'undoing',
    act: ({ editor }) => {
      editor.undo();
      return 'away';
    }
  },
  {
    weight: 2,
    name: 'redoing',
    act: ({ editor }) => {
      editor.redo();
      return 'away';
    }
  },
  {
    weight: 4,
    name: 'moving',
    act: ({ random, editor }) => {
      moveTo(editor, anywhere(random, editor));
      return 'away';
    }
  },
  {
    weight: 4,
    name: 'somebody else types here',
    act: ({ random, editor }) => {
      const [one, other] = [anywhere(random, editor), anywhere(random, editor)];
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
    act: scene => {
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
      scene.note('edited elsewhere');
      return other.panel.context === view.panel.context ? 'away' : 'nothing';
    }
  }
];

/** Type at every cursor, over what is selected. */
function typeEverywhere(
  { editor: view }: CodeMirrorEditor,
  text: string,
  userEvent = 'input.type'
): void {
  view.dispatch(view.state.replaceSelection(text), { userEvent });
}
