import { expect, test } from '@playwright/test';
import { collectErrors } from '../support/complaints';
import { findFreeUsualPort, JupyterServer } from '../support/jupyter';
import { LocalService } from '../support/service';

/**
 * The whole path of a stranger: a JupyterLab where nothing was ever set, a
 * server of one's own with the real model, and the same notebook a day later.
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

test('from nothing to an accepted completion in ten interactions', async ({
  page
}) => {
  const heard = collectErrors(page);
  const { keyboard } = page;
  const dialog = page.locator('.jp-Dialog');
  const status = page.locator('.jp-QiskitCompleter-status button');
  const ghost = page.locator('.jp-GhostText:not([class*="Spacer"])');
  const lines = page.locator('.jp-Notebook-cell .cm-line');
  await page.goto(`${jupyter.url}/lab`);
  await expect(status).toHaveText('Qiskit: unconnected');

  /** What a person does, each of it one interaction. */
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
      // A small model writes on for a while on a busy machine.
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
    // The browser asks whether what isn't saved may go.
    page.on('dialog', question => void question.accept());
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
  expect(heard).toEqual([]);
});
