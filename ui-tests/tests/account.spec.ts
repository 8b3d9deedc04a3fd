import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { expect, type Lab, test } from '../support/lab';
import { checkDialog } from '../support/appearances';
import { JupyterServer } from '../support/jupyter';
import { LocalService } from '../support/service';
import { PageTraces } from '../support/traces';

/** What the connection is, and whose token it has, as a person is told it. */

const RULES = [{ chunks: [' Quantum'] }];

/** Run an entry of the status item's menu. */
async function chooseMenuEntry(lab: Lab, entry: string): Promise<void> {
  await lab.statusItem.click();
  await lab.menuItem(entry).click();
}

test.describe('the connection', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({ rules: RULES });
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test('is tested where its token is typed, which is kept on the server', async ({
    lab
  }) => {
    const { page, dialog } = lab;
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('settingeditor:open', {
        query: 'Qiskit Code Assistant'
      })
    );
    const token = page.getByLabel('Token', { exact: true });
    const form = page.locator('.jp-SettingsForm', { has: token });
    const press = (name: string) =>
      form.getByRole('button', { name, exact: true }).click();
    await expect(token).toHaveAttribute('type', 'password');
    // The one that was in the settings, which moved when it was looked for.
    await expect(form).toContainText('In use: stored on the Jupyter server.');
    await press('Clear');
    await expect(form).toContainText('In use: none.');
    await press('Test Connection');
    await expect(dialog).toContainText('needs a token');
    await lab.press('Escape');

    await token.fill('not-this-one');
    await press('Test Connection');
    await expect(dialog).toContainText('did not accept the token');
    await lab.press('Escape');
    await token.fill(service.token);
    await token.press('Enter');
    await expect(token).toHaveValue('');
    await press('Test Connection');
    await expect(dialog).toContainText('stored on the Jupyter server');
    await lab.press('Escape');
    const traces = await new PageTraces(page).collectText();
    expect(traces).toContain('In use: stored on the Jupyter server.');
    expect(traces).not.toContain(service.token);

    // Without the relay.
    await form
      .locator('select[id$="_transport"]')
      .selectOption({ label: 'Direct' });
    await expect(form).toContainText('In use: none.');
    await expect(form).toContainText('as plain text: whoever can read');
    await token.fill(service.token);
    await press('Set');
    await expect(form).toContainText('In use: in the settings of JupyterLab');
    await press('Clear');
    await expect(form).toContainText('In use: none.');
  });

  test('is tested, and it is said what answered and what to do', async ({
    lab
  }) => {
    const press = (name: string) =>
      lab.dialog.getByRole('button', { name }).click();
    await chooseMenuEntry(lab, 'Test Connection');
    await expect(lab.dialog).toContainText('Before it suggests anything');
    for (const [name, fact] of [
      ['Service', service.url.replace(/\/v1$/, '')],
      ['Transport', 'by the relay on the Jupyter server'],
      ['Token', 'stored on the Jupyter server'],
      ['Dialect', 'Qiskit Code Assistant, as documented'],
      ['Models', '1'],
      ['Model in use', 'scripted-model'],
      ['Disclaimer', 'not accepted yet'],
      ['First answer', /after \d+ ms/]
    ] as const) {
      const term = lab.dialog.locator('dt', {
        hasText: new RegExp(`^${name}$`)
      });
      await expect(term.locator('+ dd')).toHaveText(fact);
    }
    await press('Review disclaimer…');
    await press('Accept');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^scripted-model is ready/
    );

    await chooseMenuEntry(lab, 'Test Connection');
    await expect(lab.dialog).toContainText('can suggest code');
    await lab.press('Escape');
    await expect(lab.dialog).toHaveCount(0);
    expect(await service.readPrompts()).toEqual([]);

    await service.setScript({ hang_all: true });
    await chooseMenuEntry(lab, 'Test Connection');
    await expect(lab.dialog).toContainText('Asking the service…');
    const last = async () => (await service.readRequestLog()).at(-1);
    await expect.poll(last).toMatchObject({ event: 'request' });
    await lab.press('Escape');
    await expect(lab.dialog).toHaveCount(0);
    await expect.poll(last).toMatchObject({ event: 'aborted' });

    await service.stop();
    await chooseMenuEntry(lab, 'Test Connection');
    await expect(lab.dialog).toContainText('No connection to');
    await service.setScript({ rules: RULES });
    await service.start();
    await press('Try again');
    await expect(lab.dialog).toContainText('can suggest code');
    await press('Close');
    await expect(lab.statusItem).toBeVisible();
  });
});

test.describe('with accounts on the Jupyter server', () => {
  let running:
    Promise<{ service: LocalService; jupyter: JupyterServer }> | undefined;
  const run = () =>
    (running ??= (async () => {
      const service = await LocalService.startScripted({
        default_accepted: true,
        rules: RULES
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
    // Asked for before anything else, hooks included.
    baseURL: async ({}, use) => {
      await use((await run()).jupyter.url);
    }
  });

  test('one is chosen by its name, and the page sees no token', async ({
    lab
  }) => {
    const { service } = await run();
    const { page, dialog } = lab;
    const traces = new PageTraces(page);
    await page.goto();
    const take = async (name: string | RegExp) => {
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

    await take('work (ibm_cloud)');
    await expect(dialog).toContainText('did not accept the token');
    await expect(dialog).toContainText('the account “work”');
    await lab.press('Escape');
    await take('home');
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
