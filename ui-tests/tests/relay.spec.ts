import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { JupyterServer } from '../support/jupyterServer';
import { expect, type Lab, test } from '../support/lab';
import { readSetting } from '../support/labSettings';
import { LocalService } from '../support/localService';
import { PageTraces } from '../support/pageTraces';

/** Requests go through the relay on the Jupyter server, which has the token. */

const SCRIPT = { default_accepted: true, rules: [{ chunks: [' Quantum'] }] };

/** Opens a notebook and requests a suggestion in its cell. */
async function requestInNotebook(lab: Lab): Promise<void> {
  await lab.openNotebook(['circuit =']);
  await lab.moveCursorToEndOf(0);
  await lab.press('Alt+Backslash');
}

test.describe('a typed token', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted(SCRIPT);
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url });
    }
  });

  test('is stored on the Jupyter server only, and can be removed there', async ({
    lab
  }) => {
    const { page } = lab;
    await requestInNotebook(lab);
    await expect(lab.statusItem).toHaveText('Qiskit: unconnected');
    const tokenRequests: string[] = [];
    page.on('request', request => {
      if (request.postData()?.includes(service.token)) {
        tokenRequests.push(
          `${request.method()} ${new URL(request.url()).pathname}`
        );
      }
    });
    await lab.statusItem.click();
    await expect(lab.dialog).toContainText('on the Jupyter server only');
    await lab.dialog.getByLabel('Token', { exact: true }).fill(service.token);
    await lab.press('Enter');
    await expect(lab.dialog).toContainText('can suggest code');
    await lab.press('Enter');
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    const traces = new PageTraces(page);
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' Quantum');
    expect(tokenRequests).toEqual(['PUT /jupyterlab-qiskit-completer/token']);
    expect(await traces.collectText()).not.toContain(service.token);

    await lab.press('Escape');
    await page.evaluate(() => {
      void window.jupyterapp.commands.execute('qiskit-completer:set-token');
    });
    await lab.dialog.getByRole('button', { name: 'Set' }).click();
    await expect(lab.dialog).toHaveCount(0);
    await lab.moveCursorToEndOf(0);
    await lab.type('1 +');
    await lab.press('Alt+Backslash');
    await expect(lab.statusItem).toHaveText('Qiskit: unconnected');
  });
});

test.describe('a token in the settings', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted(SCRIPT);
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test('moves to the Jupyter server on first use', async ({ lab }) => {
    expect(await readSetting(lab.page, 'token')).toBe(service.token);
    await requestInNotebook(lab);
    await expect(lab.ghost).toHaveText(' Quantum');
    expect(await readSetting(lab.page, 'token')).toBe('');
    await lab.press('Escape');
    await lab.moveCursorToEndOf(0);
    await lab.type('1 +');
    await lab.press('Alt+Backslash');
    await expect.poll(() => service.readPrompts()).toHaveLength(2);
  });

  test.describe('if the Jupyter server cannot store it', () => {
    let jupyter: JupyterServer | undefined;
    test.afterAll(() => jupyter?.dispose());
    test.use({
      baseURL: async ({}, use) => {
        if (jupyter === undefined) {
          jupyter = await JupyterServer.start({});
          await fs.mkdir(path.dirname(jupyter.tokenFolder), {
            recursive: true
          });
          await fs.writeFile(jupyter.tokenFolder, 'no folder');
        }
        await use(jupyter.url);
      }
    });

    test('stays in the settings and is used from there', async ({ lab }) => {
      await requestInNotebook(lab);
      await expect(lab.ghost).toHaveText(' Quantum');
      expect(await readSetting(lab.page, 'token')).toBe(service.token);
    });
  });
});
