import type { Locator } from '@playwright/test';
import { CommandIDs } from '../../src/commandIds';
import { seeDialog } from '../support/appearances';
import { Jupyter } from '../support/jupyter';
import { expect, type Lab, SETTINGS_ID, test } from '../support/lab';
import { takeInBothThemes } from '../support/pictures';
import { Service } from '../support/service';

/** What an administrator has set for everybody, and locked. */

/** Where nobody listens: what a person had set before. */
const OWN_URL = 'http://127.0.0.1:9/v1';

let running: Promise<{ service: Service; jupyter: Jupyter }> | undefined;
const run = () =>
  (running ??= (async () => {
    const service = await Service.scripted({
      default_accepted: true,
      rules: [{ chunks: [' Quantum'] }]
    });
    const jupyter = await Jupyter.start({
      QISKIT_COMPLETER_SERVICE_URL: service.url,
      QISKIT_COMPLETER_MODEL: 'scripted-model',
      QISKIT_COMPLETER_TRANSPORT: 'relay',
      QISKIT_COMPLETER_TOKEN: service.token,
      QISKIT_COMPLETER_LOCKED: 'service_url,model,token'
    });
    return { service, jupyter };
  })());

test.afterAll(async () => {
  const { service, jupyter } = await run();
  await jupyter.dispose();
  await service.dispose();
});

test.use({
  // Asked for before anything else, hooks included.
  baseURL: async ({}, use) => {
    await use((await run()).jupyter.url);
  },
  settings: { serviceUrl: OWN_URL, model: 'my-model' }
});

/** A setting's field in the settings editor. */
function fieldOf(lab: Lab, key: string): Locator {
  return lab.page.locator(
    `[id="jp-SettingsEditor-${SETTINGS_ID}_${key}"]:is(input, select)`
  );
}

/** What the person's settings file says. */
async function ownSettings(lab: Lab): Promise<unknown> {
  return lab.page.evaluate(async id => {
    const registry = await window.galata.getPlugin(
      '@jupyterlab/apputils-extension:settings'
    );
    return registry?.plugins[id]?.data.user;
  }, SETTINGS_ID);
}

test('locked settings can’t be changed, and say why', async ({ lab }) => {
  const { service } = await run();
  const { page } = lab;
  await lab.open(['circuit =']);
  await lab.cursorAtEndOf(0);
  await lab.press('Alt+Backslash');
  await expect(lab.ghost).toHaveText(' Quantum');
  await expect(lab.status).toHaveAttribute('title', /^scripted-model is ready/);
  await lab.press('Escape');
  await lab.status.click();
  for (const entry of ['Choose the Model…', 'Set the Token…']) {
    await expect(lab.menuItem(entry)).toHaveClass(/lm-mod-disabled/);
  }
  await lab.press('Escape');
  // As the next step of a problem does.
  await page.evaluate(id => {
    void window.jupyterapp.commands.execute(id);
  }, CommandIDs.setToken);
  await expect(lab.dialog).toContainText('Set by your administrator.');
  await seeDialog(page, 'locked-dialog');
  await lab.press('Escape');
  await lab.status.click();
  await lab.menuItem('Open the Settings').click();

  const url = fieldOf(lab, 'serviceUrl');
  await expect(url).toHaveValue(new RegExp(new URL(service.url).host));
  await expect(url).toHaveAttribute('readonly');
  await expect(fieldOf(lab, 'model')).toHaveValue('scripted-model');
  await expect(fieldOf(lab, 'model')).toHaveAttribute('readonly');
  await expect(fieldOf(lab, 'token')).toBeDisabled();
  await expect(
    page.getByText('Set by your administrator.', { exact: true })
  ).toHaveCount(3);
  await expect(
    page.getByText('Your administrator has set relay')
  ).toBeVisible();
  await expect(fieldOf(lab, 'transport')).toBeEnabled();
  await takeInBothThemes(page, 'locked');

  // The editor stores all that it shows when one thing is changed.
  await page.getByLabel('Ask ahead').check();
  await expect
    .poll(() => ownSettings(lab))
    .toMatchObject({
      speculative: true,
      serviceUrl: OWN_URL,
      model: 'my-model'
    });
  await expect(url).toHaveValue(new RegExp(new URL(service.url).host));
});
