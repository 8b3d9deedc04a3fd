import { closeBrackets } from '@codemirror/autocomplete';
import { EditorSelection, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  closeNotebooks,
  openNotebook,
  getText
} from '../../testing/editors/notebook';
import { plainBracketsAlong } from './suppressAutoClose';

let editor: CodeMirrorEditor;
let ghost: string;

beforeEach(async () => {
  ghost = '';
  ({ editor } = await openNotebook({ type: 'code', text: 'qc.h║' }));
  editor.injectExtension([closeBrackets(), plainBracketsAlong(() => ghost)]);
});

afterEach(closeNotebooks);

/** Type as the browser does: through whoever handles input. */
function key(text: string): void {
  const { editor: view } = editor;
  const { from, to } = view.state.selection.main;
  const insert = () =>
    view.state.update({ changes: { from, to, insert: text } });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some(handler => handler(view, from, to, text, insert))) {
    view.dispatch(insert());
  }
}

it('closes brackets as ever without a ghost', () => {
  key('(');
  expect(getText(editor)).toBe('qc.h()');
});

it('closes them when the ghost goes on otherwise', () => {
  ghost = ' = 1';
  key('(');
  expect(getText(editor)).toBe('qc.h()');
});

it('types at each of several cursors', () => {
  ghost = '(0)';
  const { editor: view } = editor;
  editor.injectExtension(EditorState.allowMultipleSelections.of(true));
  view.dispatch({
    changes: { from: 4, insert: '\nqc.x' },
    selection: EditorSelection.create(
      [4, 9].map(at => EditorSelection.cursor(at))
    )
  });
  key('(');
  expect(getText(editor)).toBe('qc.h()\nqc.x()');
});

it.each(['(', '[', '"', "'", '{'])('types %s alone along a ghost', bracket => {
  ghost = `${bracket}0`;
  key(bracket);
  expect(getText(editor)).toBe(`qc.h${bracket}`);
  expect(editor.getCursorPosition().column).toBe(5);
});
