import { expect, type Lab, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { PageTraces } from '../support/pageTraces';

/** The connection test, and the token in the settings form. */

const RULES = [{ chunks: [' Quantum'] }];

/** Chooses an entry of the status item's menu. */
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

  test('is tested from the settings form, and the token is stored on the Jupyter server', async ({
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
    // The token from the settings has moved to the Jupyter server.
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
      .selectOption({ label: 'Directly' });
    await expect(form).toContainText('In use: none.');
    await expect(form).toContainText('as plain text: everyone who can read');
    await token.fill(service.token);
    await press('Set');
    await expect(form).toContainText('In use: in the settings of JupyterLab');
    await press('Clear');
    await expect(form).toContainText('In use: none.');
  });

  test('is tested, with the facts about the service and the next step', async ({
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
    const readLastEntry = async () => (await service.readRequestLog()).at(-1);
    await expect.poll(readLastEntry).toMatchObject({ event: 'request' });
    await lab.press('Escape');
    await expect(lab.dialog).toHaveCount(0);
    await expect.poll(readLastEntry).toMatchObject({ event: 'aborted' });

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
