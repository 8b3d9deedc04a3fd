import type { Locator } from '@playwright/test';
import { CommandIDs } from '../../src/commandIds';
import { checkDialog } from '../support/appearanceChecks';
import { JupyterServer } from '../support/jupyterServer';
import { expect, type Lab, test } from '../support/lab';
import { readUserSettings, SETTINGS_PLUGIN_ID } from '../support/labSettings';
import { LocalService } from '../support/localService';
import { takePicturesInBothThemes } from '../support/pictures';

/** Settings that an administrator has set for all users and locked. */

/** The user's own service URL, which nothing listens at. */
const USER_URL = 'http://127.0.0.1:9/v1';

let started:
  Promise<{ service: LocalService; jupyter: JupyterServer }> | undefined;
const startOnce = () =>
  (started ??= (async () => {
    const service = await LocalService.startScripted({
      default_accepted: true,
      rules: [{ chunks: [' Quantum'] }]
    });
    const jupyter = await JupyterServer.start({
      QISKIT_COMPLETER_SERVICE_URL: service.url,
      QISKIT_COMPLETER_MODEL: 'scripted-model',
      QISKIT_COMPLETER_TRANSPORT: 'relay',
      QISKIT_COMPLETER_TOKEN: service.token,
      QISKIT_COMPLETER_LOCKED: 'service_url,model,token'
    });
    return { service, jupyter };
  })());

test.afterAll(async () => {
  const { service, jupyter } = await startOnce();
  await jupyter.dispose();
  await service.dispose();
});

test.use({
  // Playwright resolves this before everything else, including hooks.
  baseURL: async ({}, use) => {
    await use((await startOnce()).jupyter.url);
  },
  settings: { serviceUrl: USER_URL, model: 'my-model' }
});

/** Returns the field of a setting in the settings editor. */
function getSettingField(lab: Lab, key: string): Locator {
  return lab.page.locator(
    `[id="jp-SettingsEditor-${SETTINGS_PLUGIN_ID}_${key}"]:is(input, select)`
  );
}

test('locked settings cannot be changed and say why', async ({ lab }) => {
  const { service } = await startOnce();
  const { page } = lab;
  await lab.openNotebook(['circuit =']);
  await lab.moveCursorToEndOf(0);
  await lab.press('Alt+Backslash');
  await expect(lab.ghost).toHaveText(' Quantum');
  await expect(lab.statusItem).toHaveAttribute(
    'title',
    /^scripted-model is ready/
  );
  await lab.press('Escape');
  await lab.statusItem.click();
  for (const entry of ['Choose the Model…', 'Set the Token…']) {
    await expect(lab.menuItem(entry)).toHaveClass(/lm-mod-disabled/);
  }
  await lab.press('Escape');
  // The next step of a problem runs the command, too.
  await page.evaluate(id => {
    void window.jupyterapp.commands.execute(id);
  }, CommandIDs.setToken);
  await expect(lab.dialog).toContainText('Set by your administrator.');
  await checkDialog(page, 'locked-dialog');
  await lab.press('Escape');
  await lab.statusItem.click();
  await lab.menuItem('Open the Settings').click();

  const url = getSettingField(lab, 'serviceUrl');
  await expect(url).toHaveValue(new RegExp(new URL(service.url).host));
  await expect(url).toHaveAttribute('readonly');
  await expect(getSettingField(lab, 'model')).toHaveValue('scripted-model');
  await expect(getSettingField(lab, 'model')).toHaveAttribute('readonly');
  await expect(getSettingField(lab, 'token')).toBeDisabled();
  await expect(
    page.getByText('Set by your administrator.', { exact: true })
  ).toHaveCount(3);
  await expect(
    page.getByText('Your administrator has set relay')
  ).toBeVisible();
  await expect(getSettingField(lab, 'transport')).toBeEnabled();
  await takePicturesInBothThemes(page, 'locked');

  // When one setting is changed, the settings editor stores all fields.
  await page.getByLabel('Request ahead').check();
  await expect
    .poll(() => readUserSettings(lab.page))
    .toMatchObject({
      speculative: true,
      serviceUrl: USER_URL,
      model: 'my-model'
    });
  await expect(url).toHaveValue(new RegExp(new URL(service.url).host));
});
