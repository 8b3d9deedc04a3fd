import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import { getCellText } from './cellText';

afterEach(closeNotebooks);

it('returns the current text of a cell, whatever has changed it', async () => {
  const { panel } = await openNotebook({ type: 'code', text: 'a = 1║' });
  const cell = panel.content.model!.cells.get(0);
  expect(getCellText(cell)).toBe('a = 1');
  cell.sharedModel.updateSource(0, 1, 'b');
  expect(getCellText(cell)).toBe('b = 1');
  cell.sharedModel.setSource('c = 1');
  expect(getCellText(cell)).toBe('c = 1');
  cell.sharedModel.undo();
  expect(getCellText(cell)).toBe('a = 1');
});

it('does not read the cell again while nothing changes', async () => {
  const { panel } = await openNotebook({ type: 'code', text: 'a = 1║' });
  const cell = panel.content.model!.cells.get(0);
  getCellText(cell);
  const read = jest.spyOn(cell.sharedModel, 'getSource');
  getCellText(cell);
  expect(read).not.toHaveBeenCalled();
});
