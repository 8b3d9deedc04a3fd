import { EditorSelection, EditorState } from '@codemirror/state';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { nextLine, nextWord } from '../../core/completion/partialAccept';
import {
  closeGhostCells,
  type IGhostCell,
  createGhostItem,
  openGhostCell
} from '../../testing/editors/ghostCell';
import type { GhostHarness } from '../../testing/editors/ghosts';
import { getText, typeText } from '../../testing/editors/notebook';
import { insertPart } from './insertPart';

let cell: IGhostCell;
let editor: CodeMirrorEditor;
let ghosts: GhostHarness;

beforeEach(async () => {
  cell = await openGhostCell('# Bell║');
  ({ editor, ghosts } = cell);
});

afterEach(closeGhostCells);

async function showGhost(insertText: string): Promise<void> {
  await cell.showGhost(createGhostItem('c1', insertText));
  await ghosts.waitForRedraw();
}

it('inserts a word, then a line, then the rest, each once', async () => {
  await showGhost('\nqc = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)');
  ghosts.acceptPart(nextWord);
  expect(getText(editor)).toBe('# Bell\nqc');
  expect(ghosts.suggestedText).toBe(
    ' = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)'
  );
  ghosts.acceptPart(nextLine);
  expect(getText(editor)).toBe('# Bell\nqc = QuantumCircuit(2)');
  ghosts.acceptPart(nextLine);
  expect(getText(editor)).toBe('# Bell\nqc = QuantumCircuit(2)\nqc.h(0)');
  expect(ghosts.suggestedText).toBe('\nqc.cx(0, 1)');
  ghosts.widget.accept();
  expect(getText(editor)).toBe(
    '# Bell\nqc = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)'
  );
  expect(ghosts.outcomes).toEqual(['c1 accepted 43/43, inserted']);
});

it('leaves no ghost behind after the last part', async () => {
  await showGhost('(0)');
  ghosts.acceptPart(nextLine);
  await ghosts.waitForRedraw();
  expect(getText(editor)).toBe('# Bell(0)');
  expect(ghosts.isActive).toBe(false);
});

it('does nothing in another editor than that of the ghost', async () => {
  await showGhost('(0)');
  ghosts.ghostControls.acceptPart(nextWord, null);
  expect(getText(editor)).toBe('# Bell');
  expect(ghosts.suggestedText).toBe('(0)');
});

it('inserts a part at each of several cursors', async () => {
  const { editor: view } = editor;
  const ranges = [3, 6].map(offset => EditorSelection.cursor(offset));
  editor.injectExtension(EditorState.allowMultipleSelections.of(true));
  view.dispatch({ selection: EditorSelection.create(ranges, 1) });
  insertPart(editor, 'x');
  expect(getText(editor)).toBe('# Bxellx');
  expect(view.state.selection.ranges.map(({ head }) => head)).toEqual([4, 8]);
});

it('does nothing without a ghost', async () => {
  ghosts.acceptPart(nextWord);
  expect(getText(editor)).toBe('# Bell');
});

it('follows what is typed after a part', async () => {
  await showGhost('\nqc = 1\nqc = 2');
  ghosts.acceptPart(nextLine);
  typeText(editor, '0');
  await ghosts.waitForRedraw();
  expect(getText(editor)).toBe('# Bell\nqc = 10');
  expect(ghosts.isActive).toBe(false);
});
