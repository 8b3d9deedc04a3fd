import { expect, test } from '@playwright/test';
import { collectErrors } from '../support/consoleErrors';
import { JupyterServer } from '../support/jupyterServer';
import { LocalService } from '../support/localService';
import { findFreeUsualPort } from '../support/ports';

/**
 * The first use by a new user: JupyterLab without any settings, a local service
 * with the real model, and the same notebook a day later.
 */

const COMMENT = '# Build a Bell pair and measure it';

let service: LocalService;
let jupyter: JupyterServer;
test.beforeAll(async () => {
  service = await LocalService.startReal(
    '--port',
    `${await findFreeUsualPort()}`
  );
  jupyter = await JupyterServer.start({});
});
test.afterAll(async () => {
  await jupyter.dispose();
  await service.dispose();
});

test('a new user gets and accepts a completion in ten interactions', async ({
  page
}) => {
  const errors = collectErrors(page);
  const { keyboard } = page;
  const dialog = page.locator('.jp-Dialog');
  const status = page.locator('.jp-QiskitCompleter-status button');
  const ghost = page.locator('.jp-GhostText:not([class*="Spacer"])');
  const lines = page.locator('.jp-Notebook-cell .cm-line');
  await page.goto(`${jupyter.url}/lab`);
  await expect(status).toHaveText('Qiskit: unconnected');

  /** The actions of the user. */
  const interactions: (() => Promise<void>)[] = [
    () =>
      page
        .locator('.jp-LauncherCard[data-category="Notebook"]')
        .first()
        .click(),
    () => status.click(),
    () =>
      dialog
        .getByRole('radio', { name: service.url.replace(/\/v1$/, '') })
        .check(),
    async () => {
      await dialog.getByLabel('Token', { exact: true }).fill(service.token);
      await keyboard.press('Enter');
      await expect(dialog).toContainText('The service answers');
    },
    () => keyboard.press('Enter'),
    () => dialog.getByRole('button', { name: 'Accept' }).click(),
    async () => {
      await expect(dialog).toHaveCount(0);
      await lines.first().click();
    },
    () => keyboard.type(COMMENT),
    async () => {
      await keyboard.press('Tab');
      await expect(ghost.first()).toContainText('QuantumCircuit');
      // On a busy machine the model goes on writing for a while.
      await expect(status).toHaveAttribute(
        'title',
        new RegExp(`^${service.model} is ready`),
        { timeout: 30_000 }
      );
    },
    () => keyboard.press('Tab')
  ];
  expect(interactions.length).toBeLessThanOrEqual(10);
  for (const interaction of interactions) {
    await interaction();
  }

  await expect(ghost).toHaveCount(0);
  await expect(lines.first()).toHaveText(COMMENT);
  await expect(lines.nth(1)).toHaveText(/^[a-z_]+ = QuantumCircuit\(/);
  await expect.poll(() => service.readAcceptanceLog()).toHaveLength(1);
  expect((await service.readAcceptanceLog())[0]?.accepted).toBe(true);

  await test.step('a day later', async () => {
    // The browser asks whether to discard unsaved changes.
    page.on('dialog', confirmation => void confirmation.accept());
    await service.stop();
    await service.start();
    await page.reload();
    await lines.first().click();
    await keyboard.press('Control+End');
    await keyboard.press('Enter');
    await keyboard.type(COMMENT);
    await keyboard.press('Tab');
    await expect(ghost.first()).toContainText('QuantumCircuit');
    await expect(dialog).toHaveCount(0);
  });
  expect(errors).toEqual([]);
});
