import { expect, test } from '../support/lab';
import { LocalService } from '../support/service';

/** Settings are shown, checked, and take effect at once. */
test.describe('settings', () => {
  let service: LocalService;
  let other: LocalService;
  test.beforeAll(async () => {
    const rules = [{ chunks: [' Quantum'] }];
    service = await LocalService.startScripted({
      models: ['first-model', 'second-model'],
      default_accepted: true,
      rules
    });
    other = await LocalService.startScripted({
      models: ['other-model'],
      default_accepted: true,
      rules
    });
  });
  test.afterAll(async () => {
    await service.dispose();
    await other.dispose();
  });

  test('are all in the settings editor', async ({ lab }) => {
    await lab.page.evaluate(id => {
      return window.jupyterapp.commands.execute('settingeditor:open', {
        query: id
      });
    }, 'Qiskit Code Assistant');
    const form = lab.page.locator('.jp-SettingsForm');
    for (const title of [
      'Service URL',
      'Token',
      'Transport',
      'Model',
      'Suggest automatically',
      'Dialect',
      'Fill-in-the-middle template',
      'Report what became of suggestions'
    ]) {
      await expect(form.getByText(title, { exact: true })).toBeVisible();
    }
    // It is filled in by itself.
    await expect(
      form.getByText(/service that the token was given for/)
    ).toBeHidden();
  });

  test('from the status item: a token, a model', async ({ lab }) => {
    await lab.changeSetting('serviceUrl', service.url);
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await lab.openNotebook(['circuit =']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await expect(lab.statusItem).toHaveText('Qiskit: unconnected');
    await lab.press('Escape');
    await lab.statusItem.click();
    await lab.dialog.getByLabel('Token', { exact: true }).fill(service.token);
    await lab.press('Enter');
    await expect(lab.dialog).toContainText('can suggest code');
    await lab.press('Enter');
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^first-model is ready/
    );
    await lab.press('Escape');

    await lab.statusItem.click();
    await lab.menuItem('Choose the Model…').click();
    await lab.dialog.getByLabel('Or the id of a model').fill('second-model');
    await lab.dialog.getByRole('button', { name: 'Choose' }).click();
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^second-model is ready/
    );
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' Quantum');
    const asked = await service.readRequestLog();
    expect(asked.filter(entry => entry.body?.prompt).at(-1)?.body?.model).toBe(
      'second-model'
    );
  });

  test('for another service hold from the next request on', async ({ lab }) => {
    await lab.changeSetting('serviceUrl', service.url);
    await lab.changeSetting('token', service.token);
    await lab.openNotebook(['circuit =']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' Quantum');
    await lab.changeSetting('serviceUrl', other.url);
    await lab.changeSetting('token', other.token);
    await lab.press('Escape');
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^other-model is ready/
    );
    expect(await other.readPrompts()).toHaveLength(1);
  });

  test('for a model with tokens of its own fill them in, or say what is wrong', async ({
    lab
  }) => {
    await lab.changeSetting('serviceUrl', service.url);
    await lab.changeSetting('token', service.token);
    await lab.changeSetting('fimTemplate', '<PRE> {prefix} <SUF>');
    await expect(lab.statusItem).toHaveText('Qiskit: failed');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /template needs {prefix} and {suffix}/
    );
    await lab.changeSetting(
      'fimTemplate',
      '<PRE> {prefix} <SUF>{suffix} <MID>'
    );
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await lab.openNotebook(['circuit =', 'circuit.draw()']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' Quantum');
    expect((await service.readPrompts()).at(-1)).toBe(
      '<PRE> circuit = <SUF>\n\ncircuit.draw()\n\n <MID>'
    );
  });

  test('with a wrong value are said', async ({ lab }) => {
    await lab.changeSetting('serviceUrl', 'not an address');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /"not an address" is not the address of a service/
    );
  });
});

test.describe('settings that break the schema', () => {
  test.use({
    settings: async ({}, use) => {
      await use({ dialect: 'klingon' });
    }
  });

  test('are said in the status item', async ({ lab }) => {
    await expect(lab.statusItem).toHaveText('Qiskit: failed');
    await expect(lab.statusItem).toHaveAttribute('title', /dialect/);
  });
});
