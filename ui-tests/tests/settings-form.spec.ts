import { expect, test } from '../support/lab';
import { readUserSettings } from '../support/labSettings';
import { LocalService } from '../support/localService';
import { takePicturesInBothThemes } from '../support/pictures';

/** The settings in JupyterLab's settings editor. */
test.describe('the settings form', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    const models = ['first-model', 'second-model'];
    service = await LocalService.startScripted({
      models,
      default_accepted: true
    });
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test('groups the settings, lists the models and opens the keyboard shortcuts', async ({
    lab
  }) => {
    const { page } = lab;
    await page.setViewportSize({ width: 1100, height: 1900 });
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('settingeditor:open', {
        query: 'Qiskit Code Assistant'
      })
    );
    const title = page.getByRole('heading', { name: 'Qiskit Code Assistant' });
    const form = page.locator('.jp-SettingsForm', { has: title });
    await expect(form.getByRole('heading', { level: 2 })).toHaveText([
      'Qiskit Code Assistant',
      'Service',
      'Suggestions',
      'Privacy',
      'Advanced'
    ]);
    await expect(form).toContainText('In use: ');
    await takePicturesInBothThemes(page, 'settings', form);
    expect(await service.readRequestLog()).toEqual([]);

    const model = form.getByLabel('Model');
    await model.focus();
    await expect(form).toContainText('The service lists 2 models.');
    await expect(form.locator('datalist option')).toHaveCount(2);
    await model.fill('second-model');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^second-model is ready/
    );
    expect(await readUserSettings(lab.page)).toMatchObject({
      model: 'second-model'
    });

    await form.getByRole('button', { name: 'Test Connection' }).click();
    await expect(lab.dialog).toContainText('can suggest code');
    await lab.press('Escape');

    const search = page.locator('.jp-PluginList input[type="search"]');
    await search.fill('Report the outcome');
    await expect(form.getByRole('heading', { level: 2 })).toHaveText([
      'Qiskit Code Assistant',
      'Privacy'
    ]);
    await search.fill('Qiskit Code Assistant');
    await form
      .getByRole('button', { name: 'Change the Keyboard Shortcuts…' })
      .click();
    await expect(page.locator('.jp-Shortcuts-ShortcutUI')).toBeVisible();
  });
});
