import * as path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { CommandIDs } from '../../src/commands';
import { expect, type Lab, test } from '../support/lab';
import { PICTURES } from '../support/pictures';
import { Service } from '../support/service';

/** The pictures of the user guide, but for those with the real model (looks.spec). */

const OLD = [
  'from qiskit import Aer, QuantumCircuit, execute',
  'circuit = QuantumCircuit(2)',
  'backend = Aer.get_backend("aer_simulator")',
  'result = execute(circuit, backend).result()'
].join('\n');
const NEW = [
  'from qiskit import QuantumCircuit, transpile',
  'from qiskit_aer import AerSimulator',
  'circuit = QuantumCircuit(2)',
  'backend = AerSimulator()',
  'result = backend.run(transpile(circuit, backend)).result()'
].join('\n');
const COMMENT = '# Build a Bell pair and measure it';

let service: Service;
test.beforeAll(async () => {
  service = await Service.scripted(
    {
      models: ['small-model', 'large-model', 'model-of-the-class'],
      default_accepted: true,
      rules: [
        { prompt: 'Bell pair.*\\s*$', chunks: ['circuit = QuantumCircuit(2)'] },
        { prompt: '.', chunks: ['\n'] }
      ],
      migrations: [{ chunks: [NEW] }]
    },
    '--dialect=hosted'
  );
});
test.afterAll(() => service.dispose());
test.use({
  viewport: { width: 900, height: 560 },
  settings: async ({}, use) => {
    const { url, token } = service;
    await use({ serviceUrl: url, token, automatic: false });
  }
});

async function picture(of: Locator | Page, name: string): Promise<void> {
  const file = path.join(PICTURES, `${name}-light.png`);
  await of.screenshot({ path: file, animations: 'disabled' });
}

/** Open the dialog of a command, and take its picture once it says something. */
async function dialogOf(
  lab: Lab,
  command: string,
  name: string,
  ready: (dialog: Locator) => Promise<void>
): Promise<void> {
  await lab.page.evaluate(id => {
    void window.jupyterapp.commands.execute(id);
  }, command);
  await ready(lab.dialog);
  await picture(lab.dialog.locator('.jp-Dialog-content'), name);
  await lab.press('Escape');
  await expect(lab.dialog).toHaveCount(0);
}

test('the pictures of the guide', async ({ lab }) => {
  const { page } = lab;
  await page.theme.setLightTheme();
  await lab.open([COMMENT, OLD]);
  await page.sidebar.close('left');

  // A few suggestions, so that there are figures.
  for (const key of ['Escape', 'Tab']) {
    await lab.cursorAtEndOf(0);
    await lab.press('Tab');
    await expect(lab.ghost).toContainText('QuantumCircuit');
    await lab.press(key);
    await expect(lab.ghost).toHaveCount(0);
  }
  await expect(lab.status).toHaveAttribute('title', /^small-model is ready/);
  await lab.status.click();
  await expect(lab.menuItem('last answer after')).toBeVisible();
  await picture(page, 'menu');
  await lab.press('Escape');

  await dialogOf(lab, CommandIDs.showFigures, 'figures', async dialog => {
    await expect(dialog).toContainText('Characters saved');
  });
  await dialogOf(lab, CommandIDs.chooseModel, 'models', async dialog => {
    await expect(dialog.getByRole('option')).toHaveCount(4);
    await lab.press('ArrowDown');
    await expect(dialog.getByRole('region')).toContainText('accepted');
  });
  await dialogOf(lab, CommandIDs.rateSuggestion, 'rating', async dialog => {
    await dialog.getByRole('radio', { name: 'Good' }).check();
  });
  await dialogOf(lab, CommandIDs.setUp, 'setup', async dialog => {
    await dialog.getByRole('button', { name: 'Test' }).click();
    await expect(dialog).toContainText('can suggest code');
  });
  await lab.cursorAtEndOf(1);
  await dialogOf(lab, CommandIDs.migrateCell, 'update', async dialog => {
    await expect(dialog).toContainText('New code for 1 cell');
  });
});
