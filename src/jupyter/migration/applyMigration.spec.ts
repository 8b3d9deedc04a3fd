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

const readSources = ({ content }: NotebookPanel) =>
  content.widgets.map(({ model }) => model.sharedModel.getSource());

const undoInCell = ({ content }: NotebookPanel, index: number) =>
  content.widgets[index]?.model.sharedModel.undo();

async function openTestNotebook() {
  const { panel, editor } = await openNotebook(
    codeCell('old(1)║'),
    codeCell('same()'),
    codeCell('old(3)')
  );
  return { panel, editor };
}

it('changes all cells at once', async () => {
  const { panel } = await openTestNotebook();
  expect(applyMigration(panel, CHANGES)).toEqual(CHANGES);
  expect(readSources(panel)).toEqual(['new(1)\nmore()', 'same()', 'new(3)']);
});

it('is one undo step of each cell, apart from what was typed', async () => {
  const { panel, editor } = await openTestNotebook();
  typeText(editor, ' # mine');
  const [first, second] = CHANGES;
  const changes = [{ ...first!, before: 'old(1) # mine' }, second!];
  applyMigration(panel, changes);
  typeText(editor, '!');
  undoInCell(panel, 0);
  expect(readSources(panel)[0]).toBe('new(1)\nmore()');
  undoInCell(panel, 0);
  expect(readSources(panel)[0]).toBe('old(1) # mine');
  undoInCell(panel, 0);
  expect(readSources(panel)).toEqual(['old(1)', 'same()', 'new(3)']);
  undoInCell(panel, 2);
  expect(readSources(panel)[2]).toBe('old(3)');
});

it('is one undo step for all cells if the notebook has one history', async () => {
  const { panel } = await openTestNotebook();
  const { sharedModel } = panel.model!;
  Object.defineProperty(sharedModel, 'disableDocumentWideUndoRedo', {
    value: false
  });
  applyMigration(panel, CHANGES);
  NotebookActions.undo(panel.content);
  expect(readSources(panel)).toEqual(['old(1)', 'same()', 'old(3)']);
});

it('leaves a cell as it is that has changed meanwhile or is gone', async () => {
  const { panel } = await openTestNotebook();
  panel.content.widgets[0]?.model.sharedModel.setSource('mine()');
  const missing = { id: 'missing', before: '', after: 'x' };
  expect(applyMigration(panel, [...CHANGES, missing])).toEqual([CHANGES[1]]);
  expect(readSources(panel)).toEqual(['mine()', 'same()', 'new(3)']);
});

it('is reverted at once, except for cells that have changed since', async () => {
  const { panel } = await openTestNotebook();
  applyMigration(panel, CHANGES);
  panel.content.widgets[2]?.model.sharedModel.setSource('mine()');
  expect(canRevert(panel, CHANGES)).toBe(true);
  expect(revertMigration(panel, CHANGES)).toEqual({
    revertedCells: 1,
    keptCells: 1
  });
  expect(readSources(panel)).toEqual(['old(1)', 'same()', 'mine()']);
  expect(canRevert(panel, CHANGES)).toBe(false);
});

it('counts a cell as reverted that was undone in the cell itself, until it is redone', async () => {
  const { panel } = await openTestNotebook();
  applyMigration(panel, CHANGES);
  undoInCell(panel, 0);
  undoInCell(panel, 2);
  expect(canRevert(panel, CHANGES)).toBe(false);
  expect(revertMigration(panel, CHANGES)).toEqual({
    revertedCells: 2,
    keptCells: 0
  });
  panel.content.widgets[0]?.model.sharedModel.redo();
  expect(canRevert(panel, CHANGES)).toBe(true);
});

it('counts a cell that is gone neither as reverted nor as kept', async () => {
  const { panel } = await openTestNotebook();
  applyMigration(panel, CHANGES);
  panel.model?.sharedModel.deleteCell(2);
  expect(revertMigration(panel, CHANGES)).toEqual({
    revertedCells: 1,
    keptCells: 0
  });
  panel.dispose();
  expect(canRevert(panel, CHANGES)).toBe(false);
});

it('leaves the cells their own histories after it is reverted', async () => {
  const { panel } = await openTestNotebook();
  applyMigration(panel, CHANGES);
  revertMigration(panel, CHANGES);
  undoInCell(panel, 0);
  expect(readSources(panel)).toEqual(['new(1)\nmore()', 'same()', 'old(3)']);
  undoInCell(panel, 0);
  expect(readSources(panel)).toEqual(['old(1)', 'same()', 'old(3)']);
});

it('changes nothing in a notebook that was closed meanwhile', async () => {
  const { panel } = await openTestNotebook();
  panel.dispose();
  expect(applyMigration(panel, CHANGES)).toEqual([]);
});
