import type { Locator } from '@playwright/test';
import { CommandIDs } from '../../src/commandIds';
import { checkDialog } from '../support/appearances';
import { JupyterServer } from '../support/jupyter';
import { expect, type Lab, SETTINGS_PLUGIN_ID, test } from '../support/lab';
import { takePicturesInBothThemes } from '../support/pictures';
import { LocalService } from '../support/service';

/** What an administrator has set for everybody, and locked. */

/** Where nobody listens: what a person had set before. */
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
  // Asked for before anything else, hooks included.
  baseURL: async ({}, use) => {
    await use((await startOnce()).jupyter.url);
  },
  settings: { serviceUrl: USER_URL, model: 'my-model' }
});

/** A setting's field in the settings editor. */
function getSettingField(lab: Lab, key: string): Locator {
  return lab.page.locator(
    `[id="jp-SettingsEditor-${SETTINGS_PLUGIN_ID}_${key}"]:is(input, select)`
  );
}

/** What the person's settings file says. */
async function readUserSettings(lab: Lab): Promise<unknown> {
  return lab.page.evaluate(async id => {
    const registry = await window.galata.getPlugin(
      '@jupyterlab/apputils-extension:settings'
    );
    return registry?.plugins[id]?.data.user;
  }, SETTINGS_PLUGIN_ID);
}

test('locked settings can’t be changed, and say why', async ({ lab }) => {
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
  // As the next step of a problem does.
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

  // The editor stores all that it shows when one thing is changed.
  await page.getByLabel('Ask ahead').check();
  await expect
    .poll(() => readUserSettings(lab))
    .toMatchObject({
      speculative: true,
      serviceUrl: USER_URL,
      model: 'my-model'
    });
  await expect(url).toHaveValue(new RegExp(new URL(service.url).host));
});
