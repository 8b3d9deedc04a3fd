import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import { textOfCell } from './cellText';

afterEach(closeNotebooks);

it('is what the cell says, also after it was changed by anybody', async () => {
  const { panel } = await openNotebook({ type: 'code', text: 'a = 1║' });
  const cell = panel.content.model!.cells.get(0);
  expect(textOfCell(cell)).toBe('a = 1');
  cell.sharedModel.updateSource(0, 1, 'b');
  expect(textOfCell(cell)).toBe('b = 1');
  cell.sharedModel.setSource('c = 1');
  expect(textOfCell(cell)).toBe('c = 1');
  cell.sharedModel.undo();
  expect(textOfCell(cell)).toBe('a = 1');
});

it('is not put together again while nothing changes', async () => {
  const { panel } = await openNotebook({ type: 'code', text: 'a = 1║' });
  const cell = panel.content.model!.cells.get(0);
  textOfCell(cell);
  const read = jest.spyOn(cell.sharedModel, 'getSource');
  textOfCell(cell);
  expect(read).not.toHaveBeenCalled();
});
