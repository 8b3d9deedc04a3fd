import { closeBrackets } from '@codemirror/autocomplete';
import { EditorSelection, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  closeNotebooks,
  openNotebook,
  getText
} from '../../testing/editors/notebook';
import { suppressAutoClose } from './suppressAutoClose';

let editor: CodeMirrorEditor;
let ghost: string;

beforeEach(async () => {
  ghost = '';
  ({ editor } = await openNotebook({ type: 'code', text: 'qc.h║' }));
  editor.injectExtension([closeBrackets(), suppressAutoClose(() => ghost)]);
});

afterEach(closeNotebooks);

/** Types as the browser does: the input handlers get the text first. */
function typeKey(text: string): void {
  const { editor: view } = editor;
  const { from, to } = view.state.selection.main;
  const insert = () =>
    view.state.update({ changes: { from, to, insert: text } });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some(handler => handler(view, from, to, text, insert))) {
    view.dispatch(insert());
  }
}

it('lets brackets be closed without a ghost', () => {
  typeKey('(');
  expect(getText(editor)).toBe('qc.h()');
});

it('lets brackets be closed if the ghost continues differently', () => {
  ghost = ' = 1';
  typeKey('(');
  expect(getText(editor)).toBe('qc.h()');
});

it('lets brackets be closed at each of several cursors', () => {
  ghost = '(0)';
  const { editor: view } = editor;
  editor.injectExtension(EditorState.allowMultipleSelections.of(true));
  view.dispatch({
    changes: { from: 4, insert: '\nqc.x' },
    selection: EditorSelection.create(
      [4, 9].map(offset => EditorSelection.cursor(offset))
    )
  });
  typeKey('(');
  expect(getText(editor)).toBe('qc.h()\nqc.x()');
});

it.each(['(', '[', '"', "'", '{'])(
  'inserts %s alone if the ghost begins with it',
  bracket => {
    ghost = `${bracket}0`;
    typeKey(bracket);
    expect(getText(editor)).toBe(`qc.h${bracket}`);
    expect(editor.getCursorPosition().column).toBe(5);
  }
);
