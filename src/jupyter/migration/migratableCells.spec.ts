import {
  closeNotebooks,
  codeCell,
  openNotebook
} from '../../testing/editors/notebook';
import { migratableOf } from './migratableCells';

afterEach(closeNotebooks);

it('a notebook has the cells with Python, by their places', async () => {
  const { panel } = await openNotebook(
    { type: 'markdown', text: '# Old' },
    codeCell('║execute(qc)'),
    codeCell('%%bash\nls'),
    codeCell('# qiskit-completer: off\nsecret()'),
    codeCell(''),
    { type: 'raw', text: 'execute(qc)' },
    codeCell('%%time\nrun()'),
    codeCell('fixed()')
  );
  panel.content.widgets[7]?.model.setMetadata('editable', false);
  const { cells, exempt } = migratableOf(panel);
  expect(cells).toEqual([
    { id: 'cell1', place: 2, text: 'execute(qc)' },
    { id: 'cell6', place: 7, text: '%%time\nrun()' }
  ]);
  expect(exempt).toEqual([
    { place: 3, why: 'otherLanguage' },
    { place: 4, why: 'off' },
    { place: 8, why: 'readOnly' }
  ]);
});

it('one cell may be looked at alone', async () => {
  const { panel } = await openNotebook(codeCell('a()'), codeCell('║b()'));
  const { activeCell } = panel.content;
  const { cells } = migratableOf(panel, activeCell ?? undefined);
  expect(cells).toEqual([{ id: 'cell1', place: 2, text: 'b()' }]);
});

it('a notebook that is opted out has none', async () => {
  const { panel } = await openNotebook(codeCell('║a()'));
  panel.model?.setMetadata('qiskit-completer', { enabled: false });
  expect(migratableOf(panel)).toMatchObject({
    cells: [],
    exempt: [{ place: 1, why: 'off' }]
  });
});

it('a notebook that is read only has none', async () => {
  const { panel } = await openNotebook(codeCell('║a()'));
  panel.model!.readOnly = true;
  expect(migratableOf(panel).exempt).toEqual([{ place: 1, why: 'readOnly' }]);
});

it('tells when a cell is not as it was', async () => {
  const { panel } = await openNotebook(
    codeCell('║a()'),
    codeCell('b()'),
    codeCell('c()')
  );
  const { cells, isAsBefore, onChanged } = migratableOf(panel);
  let looks = 0;
  const stop = onChanged(() => looks++);
  expect(cells.map(isAsBefore)).toEqual([true, true, true]);
  panel.content.widgets[0]?.model.sharedModel.setSource('x()');
  panel.content.widgets[2]?.model.setMetadata('editable', false);
  panel.model?.sharedModel.deleteCell(1);
  expect(cells.map(isAsBefore)).toEqual([false, false, false]);
  expect(looks).toBeGreaterThan(0);
  stop();
  const before = looks;
  panel.content.widgets[0]?.model.sharedModel.setSource('y()');
  expect(looks).toBe(before);
});
