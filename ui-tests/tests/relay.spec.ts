import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { expect, type Lab, SETTINGS_PLUGIN_ID, test } from '../support/lab';
import { JupyterServer } from '../support/jupyter';
import { LocalService } from '../support/service';
import { PageTraces } from '../support/traces';

/** Requests go through the relay on the Jupyter server, which has the token. */

const SCRIPT = { default_accepted: true, rules: [{ chunks: [' Quantum'] }] };

/** What the settings have, as the page knows them. */
async function readSetting(lab: Lab, key: string): Promise<unknown> {
  return lab.page.evaluate(
    async ([id, name]) => {
      const registry = await window.galata.getPlugin(
        '@jupyterlab/apputils-extension:settings'
      );
      return (await registry?.get(id, name))?.composite;
    },
    [SETTINGS_PLUGIN_ID, key] as const
  );
}

/** Complete a notebook's cell by hand. */
async function completeInNotebook(lab: Lab): Promise<void> {
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

  test('is stored on the server only, and cleared there', async ({ lab }) => {
    const { page } = lab;
    await completeInNotebook(lab);
    await expect(lab.statusItem).toHaveText('Qiskit: unconnected');
    const puts: string[] = [];
    page.on('request', request => {
      if (request.postData()?.includes(service.token)) {
        puts.push(`${request.method()} ${new URL(request.url()).pathname}`);
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
    expect(puts).toEqual(['PUT /jupyterlab-qiskit-completer/token']);
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

  test('moves to the server when it is used', async ({ lab }) => {
    expect(await readSetting(lab, 'token')).toBe(service.token);
    await completeInNotebook(lab);
    await expect(lab.ghost).toHaveText(' Quantum');
    expect(await readSetting(lab, 'token')).toBe('');
    await lab.press('Escape');
    await lab.moveCursorToEndOf(0);
    await lab.type('1 +');
    await lab.press('Alt+Backslash');
    await expect.poll(() => service.readPrompts()).toHaveLength(2);
  });

  test.describe('and a server that can’t store it', () => {
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

    test('stays where it is, and works', async ({ lab }) => {
      await completeInNotebook(lab);
      await expect(lab.ghost).toHaveText(' Quantum');
      expect(await readSetting(lab, 'token')).toBe(service.token);
    });
  });
});
