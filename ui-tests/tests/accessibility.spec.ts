import { CommandIDs } from '../../src/commandIds';
import {
  getBackgroundColour,
  checkDialog,
  checkInAllThemes,
  checkInForcedColours
} from '../support/appearanceChecks';
import { DIALOG_CASES } from '../support/dialogCases';
import { expect, type Lab, test } from '../support/lab';
import { type IScript, LocalService } from '../support/localService';
import { takePicturesInBothThemes } from '../support/pictures';
import { getPopupItems, getLateItem } from '../support/popup';
import { findFreeUsualPort } from '../support/ports';

/**
 * Everything that the extension shows is checked by axe in every theme, in
 * forced colours and in a narrow window. Some of the pictures are those of the
 * user guide.
 */

const COMMENT = '# Build a Bell pair and measure it';
const CODE = 'circuit = QuantumCircuit(2)';
const LEGACY_CODE = [
  'from qiskit import Aer, QuantumCircuit, execute',
  CODE,
  'backend = Aer.get_backend("aer_simulator")',
  'result = execute(circuit, backend).result()'
].join('\n');
const MIGRATED_CODE = [
  'from qiskit import QuantumCircuit, transpile',
  'from qiskit_aer import AerSimulator',
  CODE,
  'backend = AerSimulator()',
  'result = backend.run(transpile(circuit, backend)).result()'
].join('\n');
const SCRIPT: IScript = {
  models: ['small-model', 'large-model', 'model-of-the-class'],
  rules: [
    { prompt: 'measure it\\s*$', chunks: [CODE] },
    // Slower, so that the latencies differ in the chart of the statistics.
    { prompt: 'Another Bell pair\\s*$', chunks: [CODE], first_byte_ms: 90 },
    { prompt: 'pr$', chunks: ['int(circuit)'] },
    { prompt: 'counts =\\s*$', fault: { status: 500, message: 'no memory' } },
    { prompt: '.', chunks: ['\n'] }
  ],
  migrations: [
    {
      prompt: 'Cell_1',
      chunks: [
        `### Notebook_Cell_0\n${COMMENT}\n${CODE}\n\n`,
        `### Notebook_Cell_1\n${MIGRATED_CODE}`
      ]
    },
    { chunks: [MIGRATED_CODE] }
  ]
};

let service: LocalService;
test.beforeAll(async () => {
  const port = `${await findFreeUsualPort()}`;
  service = await LocalService.startScripted(
    SCRIPT,
    '--dialect=hosted',
    '--port',
    port
  );
});
test.afterAll(() => service.dispose());
test.use({
  viewport: { width: 900, height: 640 },
  settings: async ({}, use) => {
    const { url, token } = service;
    await use({ serviceUrl: url, token, automatic: false });
  }
});

/** The preparations for some of the dialogs, by their names. */
const PREPARATIONS: Readonly<Record<string, (lab: Lab) => Promise<unknown>>> = {
  'connection-running': () => service.setScript({ ...SCRIPT, hang_all: true }),
  'connection-failed': () => service.stop(),
  problem: async lab => {
    await service.setScript(SCRIPT);
    await service.start();
    await lab.moveCursorToEndOf(3);
    await lab.requestSuggestion();
    await expect(lab.statusItem).toHaveText('Qiskit: failed');
  }
};

test('everything is accessible in every theme, in forced colours and in a narrow window', async ({
  lab
}) => {
  test.setTimeout(240_000);
  const { page } = lab;
  await lab.openNotebook([
    COMMENT,
    LEGACY_CODE,
    '# Another Bell pair',
    'counts ='
  ]);
  await page.sidebar.close('left');

  await test.step('ghost text', async () => {
    await lab.moveCursorToEndOf(2);
    await lab.press('Alt+Backslash');
    await lab.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(lab.ghost.first()).toContainText('QuantumCircuit');
    const toolbar = page.locator('.jp-InlineCompleter');
    await lab.ghost.first().hover();
    await expect(toolbar).toBeVisible();
    await checkInAllThemes(page, 'toolbar', '.jp-InlineCompleter', page);
    await checkInForcedColours(page, 'toolbar', page);
    await lab.press('Escape');
    await expect(lab.ghost).toHaveCount(0);
    // A second suggestion, so that the statistics have something to show.
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await expect(lab.ghost.first()).toContainText('QuantumCircuit');
    await lab.press('Tab');
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
  });

  await test.step('popup', async () => {
    await lab.press('Enter');
    await lab.type('pr');
    await lab.openPopup();
    await expect(getLateItem(lab)).toBeVisible();
    await lab.press('ArrowUp');
    await takePicturesInBothThemes(page, 'popup');
    await checkInForcedColours(page, 'popup', page, async () => {
      const otherItem = getPopupItems(lab).first();
      expect(await getBackgroundColour(getLateItem(lab))).not.toBe(
        await getBackgroundColour(otherItem)
      );
    });
    await lab.press('Escape');
    for (let key = 0; key < '\npr'.length; key++) {
      await lab.press('Backspace');
    }
    await expect.poll(() => lab.getSource(0)).toBe(`${COMMENT}\n${CODE}`);
  });

  await test.step('menu', async () => {
    await lab.statusItem.click();
    await expect(lab.menuItem('last answer after')).toBeVisible();
    await checkInAllThemes(page, 'menu', '.jp-QiskitCompleter-status', page);
    await checkInForcedColours(page, 'menu', page);
    await lab.press('Escape');
  });

  await lab.moveCursorToEndOf(1);
  for (const {
    name,
    command,
    waitForContent,
    checkForcedColours
  } of DIALOG_CASES) {
    await test.step(name, async () => {
      await PREPARATIONS[name]?.(lab);
      await page.evaluate(id => {
        void window.jupyterapp.commands.execute(id);
      }, command);
      await waitForContent(lab.dialog, service.url.replace(/\/v1$/, ''));
      await checkDialog(page, name, () =>
        Promise.resolve(checkForcedColours?.(lab.dialog))
      );
      await lab.press('Escape');
      await expect(lab.dialog).toHaveCount(0);
    });
  }

  await test.step('settings', async () => {
    await page.evaluate(
      id => window.jupyterapp.commands.execute(id),
      CommandIDs.openSettings
    );
    // The other fields of the form are JupyterLab's own.
    await checkInAllThemes(
      page,
      'settings-fields',
      '.jp-SettingsPanel .jp-QiskitCompleter-field',
      page
    );
    await checkInForcedColours(page, 'settings-fields', page);
  });
});
