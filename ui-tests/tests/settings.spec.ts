import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';

/** Settings are shown, validated, and take effect at once. */
test.describe('settings', () => {
  let service: LocalService;
  let otherService: LocalService;
  test.beforeAll(async () => {
    const rules = [{ chunks: [' Quantum'] }];
    service = await LocalService.startScripted({
      models: ['first-model', 'second-model'],
      default_accepted: true,
      rules
    });
    otherService = await LocalService.startScripted({
      models: ['other-model'],
      default_accepted: true,
      rules
    });
  });
  test.afterAll(async () => {
    await service.dispose();
    await otherService.dispose();
  });

  test('are all shown in the settings editor', async ({ lab }) => {
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
      'Report the outcome of suggestions'
    ]) {
      await expect(form.getByText(title, { exact: true })).toBeVisible();
    }
    // This setting is filled in automatically.
    await expect(
      form.getByText(/service that the token was entered for/)
    ).toBeHidden();
  });

  test('for the token and the model can be changed from the status item', async ({
    lab
  }) => {
    await lab.changeSetting('serviceUrl', service.url);
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await lab.openNotebook(['circuit =']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await expect(lab.statusItem).toHaveText('Qiskit: unconnected');
    // A popup that the kernel opens later would take the next Tab.
    await expect(lab.popup).toBeVisible();
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
    const journal = await service.readRequestLog();
    expect(
      journal.filter(entry => entry.body?.prompt).at(-1)?.body?.model
    ).toBe('second-model');
  });

  test('for another service apply from the next request', async ({ lab }) => {
    await lab.changeSetting('serviceUrl', service.url);
    await lab.changeSetting('token', service.token);
    await lab.openNotebook(['circuit =']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' Quantum');
    await lab.changeSetting('serviceUrl', otherService.url);
    await lab.changeSetting('token', otherService.token);
    await lab.press('Escape');
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^other-model is ready/
    );
    expect(await otherService.readPrompts()).toHaveLength(1);
  });

  test('for a fill-in-the-middle template are applied or rejected with a message', async ({
    lab
  }) => {
    await lab.changeSetting('serviceUrl', service.url);
    await lab.changeSetting('token', service.token);
    await lab.changeSetting('fimTemplate', '<PRE> {prefix} <SUF>');
    await expect(lab.statusItem).toHaveText('Qiskit: failed');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /template must contain {prefix} and {suffix}/
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

  test('with an invalid value are reported in the status item', async ({
    lab
  }) => {
    await lab.changeSetting('serviceUrl', 'not an address');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /"not an address" is not the address of a service/
    );
  });
});

test.describe('settings that violate the schema', () => {
  test.use({
    settings: async ({}, use) => {
      await use({ dialect: 'klingon' });
    }
  });

  test('are reported in the status item', async ({ lab }) => {
    await expect(lab.statusItem).toHaveText('Qiskit: failed');
    await expect(lab.statusItem).toHaveAttribute('title', /dialect/);
  });
});
