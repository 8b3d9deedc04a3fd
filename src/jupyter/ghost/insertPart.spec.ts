import { EditorSelection, EditorState } from '@codemirror/state';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { nextLine, nextWord } from '../../core/completion/partialAccept';
import {
  clearGhostCells,
  type IGhostCell,
  item,
  openGhostCell
} from '../../testing/editors/ghostCell';
import type { Ghosts } from '../../testing/editors/ghosts';
import { textOf, type } from '../../testing/editors/notebook';
import { insertPiece } from './insertPart';

let cell: IGhostCell;
let editor: CodeMirrorEditor;
let ghosts: Ghosts;

beforeEach(async () => {
  cell = await openGhostCell('# Bell║');
  ({ editor, ghosts } = cell);
});

afterEach(clearGhostCells);

async function shown(insertText: string): Promise<void> {
  await cell.shown(item('c1', insertText));
  await ghosts.redrawn();
}

it('a word, then a line, then the rest: the document has all of it once', async () => {
  await shown('\nqc = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)');
  ghosts.acceptPart(nextWord);
  expect(textOf(editor)).toBe('# Bell\nqc');
  expect(ghosts.offered).toBe(' = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)');
  ghosts.acceptPart(nextLine);
  expect(textOf(editor)).toBe('# Bell\nqc = QuantumCircuit(2)');
  ghosts.acceptPart(nextLine);
  expect(textOf(editor)).toBe('# Bell\nqc = QuantumCircuit(2)\nqc.h(0)');
  expect(ghosts.offered).toBe('\nqc.cx(0, 1)');
  ghosts.widget.accept();
  expect(textOf(editor)).toBe(
    '# Bell\nqc = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)'
  );
  expect(ghosts.settled).toEqual(['c1 accepted 43/43, inserted']);
});

it('the last piece leaves no ghost behind', async () => {
  await shown('(0)');
  ghosts.acceptPart(nextLine);
  await ghosts.redrawn();
  expect(textOf(editor)).toBe('# Bell(0)');
  expect(ghosts.active).toBe(false);
});

it('nothing happens in another editor than that of the ghost', async () => {
  await shown('(0)');
  ghosts.all.acceptPart(nextWord, null);
  expect(textOf(editor)).toBe('# Bell');
  expect(ghosts.offered).toBe('(0)');
});

it('a piece goes to each of several cursors', async () => {
  const { editor: view } = editor;
  const ranges = [3, 6].map(at => EditorSelection.cursor(at));
  editor.injectExtension(EditorState.allowMultipleSelections.of(true));
  view.dispatch({ selection: EditorSelection.create(ranges, 1) });
  insertPiece(editor, 'x');
  expect(textOf(editor)).toBe('# Bxellx');
  expect(view.state.selection.ranges.map(({ head }) => head)).toEqual([4, 8]);
});

it('nothing happens without a ghost', async () => {
  ghosts.acceptPart(nextWord);
  expect(textOf(editor)).toBe('# Bell');
});

it('what is typed meanwhile counts', async () => {
  await shown('\nqc = 1\nqc = 2');
  ghosts.acceptPart(nextLine);
  type(editor, '0');
  await ghosts.redrawn();
  expect(textOf(editor)).toBe('# Bell\nqc = 10');
  expect(ghosts.active).toBe(false);
});
