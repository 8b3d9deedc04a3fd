import {
  closeNotebooks,
  codeCell,
  openNotebook
} from '../../testing/editors/notebook';
import { collectMigratableCode } from './migratableCells';

afterEach(closeNotebooks);

it('collects the cells with Python of a notebook, with their numbers', async () => {
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
  const { cells, exemptCells } = collectMigratableCode(panel);
  expect(cells).toEqual([
    { id: 'cell1', cellNumber: 2, text: 'execute(qc)' },
    { id: 'cell6', cellNumber: 7, text: '%%time\nrun()' }
  ]);
  expect(exemptCells).toEqual([
    { cellNumber: 3, reason: 'otherLanguage' },
    { cellNumber: 4, reason: 'optedOut' },
    { cellNumber: 8, reason: 'readOnly' }
  ]);
});

it('collects a single cell', async () => {
  const { panel } = await openNotebook(codeCell('a()'), codeCell('║b()'));
  const { activeCell } = panel.content;
  const { cells } = collectMigratableCode(panel, activeCell ?? undefined);
  expect(cells).toEqual([{ id: 'cell1', cellNumber: 2, text: 'b()' }]);
});

it('collects nothing of a notebook that is opted out', async () => {
  const { panel } = await openNotebook(codeCell('║a()'));
  panel.model?.setMetadata('qiskit-completer', { enabled: false });
  expect(collectMigratableCode(panel)).toMatchObject({
    cells: [],
    exemptCells: [{ cellNumber: 1, reason: 'optedOut' }]
  });
});

it('collects nothing of a read-only notebook', async () => {
  const { panel } = await openNotebook(codeCell('║a()'));
  panel.model!.readOnly = true;
  expect(collectMigratableCode(panel).exemptCells).toEqual([
    { cellNumber: 1, reason: 'readOnly' }
  ]);
});

it('knows whether a cell has changed since', async () => {
  const { panel } = await openNotebook(
    codeCell('║a()'),
    codeCell('b()'),
    codeCell('c()')
  );
  const { cells, isUnchanged, onChanged } = collectMigratableCode(panel);
  let changeCount = 0;
  const stop = onChanged(() => changeCount++);
  expect(cells.map(isUnchanged)).toEqual([true, true, true]);
  panel.content.widgets[0]?.model.sharedModel.setSource('x()');
  panel.content.widgets[2]?.model.setMetadata('editable', false);
  panel.model?.sharedModel.deleteCell(1);
  expect(cells.map(isUnchanged)).toEqual([false, false, false]);
  expect(changeCount).toBeGreaterThan(0);
  stop();
  const countBefore = changeCount;
  panel.content.widgets[0]?.model.sharedModel.setSource('y()');
  expect(changeCount).toBe(countBefore);
});
