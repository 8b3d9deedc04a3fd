import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { nextLine, nextWord } from '../core/complete/pieces';
import { clearGhosts, Ghosts, StandInProvider, until } from '../testing/ghosts';
import {
  closeNotebooks,
  openNotebook,
  textOf,
  type
} from '../testing/notebook';
import type { IGhostItem } from './showings';

let editor: CodeMirrorEditor;
let ghosts: Ghosts;
let ours: StandInProvider;

beforeEach(async () => {
  const notebook = await openNotebook({ type: 'code', text: '# Bell║' });
  ({ editor } = notebook);
  ours = new StandInProvider('ours');
  ghosts = new Ghosts(notebook.panel, editor, ours);
});

afterEach(() => {
  clearGhosts();
  closeNotebooks();
});

async function shown(insertText: string): Promise<void> {
  const item: IGhostItem = { completion: 'c1', insertText };
  ours.items = [item];
  ghosts.invoke();
  await until(() => ghosts.offered === insertText);
  await ghosts.redrawn();
}

it('a word, then a line, then the rest: the document has all of it once', async () => {
  await shown('\nqc = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)');
  ghosts.all.acceptPart(nextWord);
  expect(textOf(editor)).toBe('# Bell\nqc');
  expect(ghosts.offered).toBe(' = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)');
  ghosts.all.acceptPart(nextLine);
  expect(textOf(editor)).toBe('# Bell\nqc = QuantumCircuit(2)');
  ghosts.all.acceptPart(nextLine);
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
  ghosts.all.acceptPart(nextLine);
  await ghosts.redrawn();
  expect(textOf(editor)).toBe('# Bell(0)');
  expect(ghosts.active).toBe(false);
});

it('nothing happens without a ghost', async () => {
  ghosts.all.acceptPart(nextWord);
  expect(textOf(editor)).toBe('# Bell');
});

it('what is typed meanwhile counts', async () => {
  await shown('\nqc = 1\nqc = 2');
  ghosts.all.acceptPart(nextLine);
  type(editor, '0');
  await ghosts.redrawn();
  expect(textOf(editor)).toBe('# Bell\nqc = 10');
  expect(ghosts.active).toBe(false);
});
