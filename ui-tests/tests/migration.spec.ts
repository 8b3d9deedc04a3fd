import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { takePicture } from '../support/pictures';

/** Code for an older Qiskit, updated by a service that has this feature. */

const IMPORTS = 'from qiskit import Aer, QuantumCircuit, execute';
const RUN_CODE = [
  '%matplotlib inline',
  'qc = QuantumCircuit(2)',
  'qc.h(0)',
  'backend = Aer.get_backend("aer_simulator")',
  'result = execute(qc, backend).result()'
].join('\n');
const SECRET = '# qiskit-completer: off\nsecret = 42';
const PRINT_CODE = 'print(result.get_counts())';

const NEW_IMPORTS =
  'from qiskit import QuantumCircuit, transpile\nfrom qiskit_aer import AerSimulator';
const NEW_RUN_CODE = [
  '%matplotlib inline',
  'qc = QuantumCircuit(2)',
  'qc.h(0)',
  'backend = AerSimulator()',
  'result = backend.run(transpile(qc, backend)).result()'
].join('\n');

const maskMagics = (text: string) => text.replace('%', '### NB_CELL_MAGIC:%');
const ANSWER_CHUNKS = [
  `Here's the code:\n\n\`\`\`python\n### Notebook_Cell_0\n${NEW_IMPORTS}\n\n`,
  `### Notebook_Cell_1\n${maskMagics(NEW_RUN_CODE).slice(0, 110)}`,
  maskMagics(NEW_RUN_CODE).slice(110),
  `\n\n### Notebook_Cell_2\n${PRINT_CODE}\n\`\`\`\nIt is done.`
];
const SCRIPT = {
  default_accepted: true,
  rules: [{ chunks: ['qc.measure_all()'] }]
};
/** The answer hangs in the second cell. */
const CUT_MIGRATION = {
  prompt: 'Cell_1',
  chunks: ANSWER_CHUNKS.slice(0, 2),
  fault: 'hang'
};
const SINGLE_CELL_MIGRATION = { prompt: '^from', chunks: [NEW_IMPORTS] };
const FULL_MIGRATION = { prompt: 'Cell_1', chunks: ANSWER_CHUNKS };

let service: LocalService;
test.beforeAll(async () => {
  service = await LocalService.startScripted(
    { ...SCRIPT, migrations: [SINGLE_CELL_MIGRATION, CUT_MIGRATION] },
    '--dialect',
    'hosted'
  );
});
test.afterAll(() => service.dispose());
test.use({
  settings: async ({}, use) => {
    await use({ serviceUrl: service.url, token: service.token });
  }
});

test('a notebook is updated cell by cell, and the update can be undone', async ({
  lab
}) => {
  const { page, dialog } = lab;
  const readSources = () =>
    Promise.all([1, 2, 3, 4].map(index => lab.getSource(index)));
  const choose = async (label: string) => {
    await lab.statusItem.click();
    await lab.menuItem(label).click();
  };
  const press = (name: string) => dialog.getByRole('button', { name }).click();
  const getCheckbox = (name: string) => dialog.getByRole('checkbox', { name });
  await lab.openNotebook([
    { markdown: '# Bell' },
    IMPORTS,
    RUN_CODE,
    SECRET,
    PRINT_CODE
  ]);

  // The features of the service are known once it has answered.
  await lab.moveCursorToEndOf(4);
  await lab.requestSuggestion();
  await expect(lab.ghost).toContainText('qc.measure_all()');
  await lab.press('Escape');

  // The dialog shows the answer while it is written, and can stop it.
  await choose('Update This Notebook');
  await expect(dialog).toContainText('Being written…');
  await expect(dialog).toContainText('1 of 3 cells are done…');
  await expect(dialog).toContainText('cell 4 (is switched off)');
  await takePicture(page, 'update-written');
  await press('Stop');
  await expect(dialog).toContainText('New code for 1 cell.');
  await expect.poll(() => service.readLastEvent()).toBe('aborted');
  await press('Cancel');
  expect(await readSources()).toEqual([IMPORTS, RUN_CODE, SECRET, PRINT_CODE]);

  // All cells but one.
  await service.setScript({
    ...SCRIPT,
    migrations: [SINGLE_CELL_MIGRATION, FULL_MIGRATION]
  });
  await choose('Update This Notebook');
  await expect(dialog).toContainText('New code for 2 cells.');
  await expect(dialog).toContainText('Nothing has to change.');
  await getCheckbox('Cell 2').uncheck();
  await press('Update 1 Cell');
  await expect(dialog).toHaveCount(0);
  expect(await readSources()).toEqual([
    IMPORTS,
    NEW_RUN_CODE,
    SECRET,
    PRINT_CODE
  ]);

  // All cells at once, undone by the notification.
  await lab.moveCursorToEndOf(2);
  await lab.press('Control+z');
  expect(await lab.getSource(2)).toBe(RUN_CODE);
  await choose('Update This Notebook');
  await press('Update 2 Cells');
  expect(await readSources()).toEqual([
    NEW_IMPORTS,
    NEW_RUN_CODE,
    SECRET,
    PRINT_CODE
  ]);
  await page
    .locator('.Toastify__toast', { hasText: '2 cells were updated' })
    .getByRole('button', { name: 'Undo' })
    .click();
  expect(await readSources()).toEqual([IMPORTS, RUN_CODE, SECRET, PRINT_CODE]);

  // One cell alone.
  await lab.moveCursorToEndOf(1);
  await choose('Update This Cell');
  await press('Update 1 Cell');
  expect(await readSources()).toEqual([
    NEW_IMPORTS,
    RUN_CODE,
    SECRET,
    PRINT_CODE
  ]);

  // Undone by the menu, which the cell's own history can undo in turn.
  await choose('Undo the Update');
  expect(await readSources()).toEqual([IMPORTS, RUN_CODE, SECRET, PRINT_CODE]);
  await lab.moveCursorToEndOf(1);
  await lab.press('Control+z');
  expect(await readSources()).toEqual([
    NEW_IMPORTS,
    RUN_CODE,
    SECRET,
    PRINT_CODE
  ]);
  const bodies = (await service.readRequestLog())
    .filter(entry => entry.path === '/migrate')
    .flatMap(entry => JSON.stringify(entry.body) ?? []);
  expect(bodies).toHaveLength(4);
  expect(bodies.join()).not.toContain('secret');
  expect(bodies.at(-1)).toBe(JSON.stringify({ code: IMPORTS, stream: true }));
});
