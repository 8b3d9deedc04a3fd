import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import {
  closeNotebooks,
  codeCell,
  openNotebook,
  typeText
} from '../../testing/editors/notebook';
import { applyMigration, canRevert, revertMigration } from './applyMigration';

afterEach(closeNotebooks);

const CHANGES = [
  { id: 'cell0', before: 'old(1)', after: 'new(1)\nmore()' },
  { id: 'cell2', before: 'old(3)', after: 'new(3)' }
];

const sources = ({ content }: NotebookPanel) =>
  content.widgets.map(({ model }) => model.sharedModel.getSource());

const undoIn = ({ content }: NotebookPanel, at: number) =>
  content.widgets[at]?.model.sharedModel.undo();

async function notebook() {
  const { panel, editor } = await openNotebook(
    codeCell('old(1)║'),
    codeCell('same()'),
    codeCell('old(3)')
  );
  return { panel, editor };
}

it('cells are changed all at once', async () => {
  const { panel } = await notebook();
  expect(applyMigration(panel, CHANGES)).toEqual(CHANGES);
  expect(sources(panel)).toEqual(['new(1)\nmore()', 'same()', 'new(3)']);
});

it('in each cell it is one step of the history, apart from what was typed', async () => {
  const { panel, editor } = await notebook();
  typeText(editor, ' # mine');
  const [first, second] = CHANGES;
  const changes = [{ ...first!, before: 'old(1) # mine' }, second!];
  applyMigration(panel, changes);
  typeText(editor, '!');
  undoIn(panel, 0);
  expect(sources(panel)[0]).toBe('new(1)\nmore()');
  undoIn(panel, 0);
  expect(sources(panel)[0]).toBe('old(1) # mine');
  undoIn(panel, 0);
  expect(sources(panel)).toEqual(['old(1)', 'same()', 'new(3)']);
  undoIn(panel, 2);
  expect(sources(panel)[2]).toBe('old(3)');
});

it('where the notebook has one history, it is one step for all cells', async () => {
  const { panel } = await notebook();
  const { sharedModel } = panel.model!;
  Object.defineProperty(sharedModel, 'disableDocumentWideUndoRedo', {
    value: false
  });
  applyMigration(panel, CHANGES);
  NotebookActions.undo(panel.content);
  expect(sources(panel)).toEqual(['old(1)', 'same()', 'old(3)']);
});

it('a cell that was changed meanwhile, or is gone, stays as it is', async () => {
  const { panel } = await notebook();
  panel.content.widgets[0]?.model.sharedModel.setSource('mine()');
  const gone = { id: 'gone', before: '', after: 'x' };
  expect(applyMigration(panel, [...CHANGES, gone])).toEqual([CHANGES[1]]);
  expect(sources(panel)).toEqual(['mine()', 'same()', 'new(3)']);
});

it('all is taken back at once, but for what was changed since', async () => {
  const { panel } = await notebook();
  applyMigration(panel, CHANGES);
  panel.content.widgets[2]?.model.sharedModel.setSource('mine()');
  expect(canRevert(panel, CHANGES)).toBe(true);
  expect(revertMigration(panel, CHANGES)).toEqual({ back: 1, stay: 1 });
  expect(sources(panel)).toEqual(['old(1)', 'same()', 'mine()']);
  expect(canRevert(panel, CHANGES)).toBe(false);
});

it('what was taken back in the cell itself is as before, and can come again', async () => {
  const { panel } = await notebook();
  applyMigration(panel, CHANGES);
  undoIn(panel, 0);
  undoIn(panel, 2);
  expect(canRevert(panel, CHANGES)).toBe(false);
  expect(revertMigration(panel, CHANGES)).toEqual({ back: 2, stay: 0 });
  panel.content.widgets[0]?.model.sharedModel.redo();
  expect(canRevert(panel, CHANGES)).toBe(true);
});

it('a cell that is gone is neither taken back nor stays', async () => {
  const { panel } = await notebook();
  applyMigration(panel, CHANGES);
  panel.model?.sharedModel.deleteCell(2);
  expect(revertMigration(panel, CHANGES)).toEqual({ back: 1, stay: 0 });
  panel.dispose();
  expect(canRevert(panel, CHANGES)).toBe(false);
});

it('taken back, the histories of the cells are still their own', async () => {
  const { panel } = await notebook();
  applyMigration(panel, CHANGES);
  revertMigration(panel, CHANGES);
  undoIn(panel, 0);
  expect(sources(panel)).toEqual(['new(1)\nmore()', 'same()', 'old(3)']);
  undoIn(panel, 0);
  expect(sources(panel)).toEqual(['old(1)', 'same()', 'old(3)']);
});

it('nothing is changed in a notebook that was closed meanwhile', async () => {
  const { panel } = await notebook();
  panel.dispose();
  expect(applyMigration(panel, CHANGES)).toEqual([]);
});
