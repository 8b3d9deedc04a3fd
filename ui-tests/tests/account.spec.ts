import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { checkDialog } from '../support/appearanceChecks';
import { JupyterServer } from '../support/jupyterServer';
import { expect, type Lab, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { PageTraces } from '../support/pageTraces';

/** Chooses an entry of the status item's menu. */
async function chooseMenuEntry(lab: Lab, entry: string): Promise<void> {
  await lab.statusItem.click();
  await lab.menuItem(entry).click();
}

/** The accounts in `qiskit-ibm.json` on the Jupyter server. */
test.describe('an account on the Jupyter server', () => {
  let running:
    Promise<{ service: LocalService; jupyter: JupyterServer }> | undefined;
  const run = () =>
    (running ??= (async () => {
      const service = await LocalService.startScripted({
        default_accepted: true,
        rules: [{ chunks: [' Quantum'] }]
      });
      const jupyter = await JupyterServer.start({
        QISKIT_COMPLETER_SERVICE_URL: service.url
      });
      const folder = path.join(jupyter.home, '.qiskit');
      await fs.mkdir(folder);
      await fs.writeFile(
        path.join(folder, 'qiskit-ibm.json'),
        JSON.stringify({
          work: { token: 'of-another-service', channel: 'ibm_cloud' },
          home: { token: service.token }
        })
      );
      return { service, jupyter };
    })());
  test.afterAll(async () => {
    const { service, jupyter } = await run();
    await jupyter.dispose();
    await service.dispose();
  });
  test.use({
    autoGoto: false,
    // Playwright resolves this before everything else, including hooks.
    baseURL: async ({}, use) => {
      await use((await run()).jupyter.url);
    }
  });

  test('is chosen by its name, and its token is not sent to the page', async ({
    lab
  }) => {
    const { service } = await run();
    const { page, dialog } = lab;
    const traces = new PageTraces(page);
    await page.goto();
    const chooseAndTest = async (name: string | RegExp) => {
      await chooseMenuEntry(lab, 'Choose the Account…');
      await dialog.getByLabel(name).check();
      await dialog.getByRole('button', { name: 'Choose' }).click();
      await expect(dialog).toHaveCount(0);
      await chooseMenuEntry(lab, 'Test Connection');
    };
    await chooseMenuEntry(lab, 'Choose the Account…');
    await expect(dialog.getByLabel('The default of the file')).toBeChecked();
    await checkDialog(page, 'account');
    await lab.press('Escape');

    await chooseAndTest('work (ibm_cloud)');
    await expect(dialog).toContainText('did not accept the token');
    await expect(dialog).toContainText('the account “work”');
    await lab.press('Escape');
    await chooseAndTest('home');
    await expect(dialog).toContainText('can suggest code');
    await expect(dialog).toContainText('the account “home”');
    await lab.press('Escape');

    await lab.openNotebook(['circuit =']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' Quantum');
    const text = await traces.collectText();
    expect(text).toContain('/jupyterlab-qiskit-completer/account');
    expect(text).not.toContain(service.token);
    expect(text).not.toContain('of-another-service');
  });
});
