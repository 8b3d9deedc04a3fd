import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { ApplicationPage, COMMENT } from '../support/applicationPage';
import { JupyterServer } from '../support/jupyterServer';
import { SETTINGS_PLUGIN_ID } from '../support/labSettings';
import { LiteSite } from '../support/liteSite';
import { LocalService } from '../support/localService';
import { getFileEditor, getConsolePrompt } from '../support/panels';

/**
 * The most important features in the other applications that load the
 * extension: Jupyter Notebook, and JupyterLite with both its interfaces.
 */

const NOTEBOOK = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    kernelspec: { name: 'python3', display_name: 'Python', language: 'python' },
    language_info: { name: 'python' }
  },
  cells: ['qc =', COMMENT].map((source, index) => ({
    id: `cell-${index}`,
    cell_type: 'code',
    source,
    metadata: {},
    outputs: [],
    execution_count: null
  }))
});

let service: LocalService;
test.beforeEach(async () => {
  service = await LocalService.startScripted({
    rules: [
      { prompt: 'Bell', chunks: ['\n', 'qc.h(0)'] },
      { chunks: [' Quantum', 'Circuit(2)'] }
    ]
  });
});
test.afterEach(() => service.dispose());

test('the extension works in Jupyter Notebook', async ({ page }) => {
  const jupyter = await JupyterServer.startNotebook();
  try {
    const { url, token } = service;
    await jupyter.writeSettings({ serviceUrl: url, token, automatic: false });
    await fs.writeFile(path.join(jupyter.home, 'nb.ipynb'), NOTEBOOK);
    await fs.writeFile(path.join(jupyter.home, 'bell.py'), '');
    const application = new ApplicationPage(page, service);
    await page.goto(`${jupyter.url}/notebooks/nb.ipynb`);
    await application.testNotebook();
    await application.chooseMenuEntry('Open the Settings');
    await expect(application.dialog).toContainText(
      'on the page with your files'
    );
    application.expectNoErrors();

    await page.goto(`${jupyter.url}/edit/bell.py`);
    await application.testEditor(getFileEditor(page));
    application.expectNoErrors();

    await page.goto(`${jupyter.url}/consoles/c`);
    await application.dialog
      .getByRole('button', { name: 'Select Kernel' })
      .click();
    await application.testEditor(getConsolePrompt(page));
    application.expectNoErrors();
  } finally {
    await jupyter.dispose();
  }
});

/**
 * Chooses no kernel in JupyterLite: its kernel would be loaded from another
 * server.
 */
async function chooseNoKernel(page: Page): Promise<void> {
  await page
    .locator('.jp-Dialog')
    .getByRole('button', { name: 'No Kernel', exact: true })
    .click();
}

test('the extension works in JupyterLite', async ({ page }) => {
  const { url, token } = service;
  const overrides = {
    [SETTINGS_PLUGIN_ID]: { serviceUrl: url, token, automatic: false }
  };
  const lite = await LiteSite.start(overrides, {
    'nb.ipynb': NOTEBOOK,
    'bell.py': ''
  });
  try {
    const application = new ApplicationPage(page, service);
    await test.step('JupyterLab interface', async () => {
      await page.goto(`${lite.url}/lab/index.html?path=nb.ipynb`);
      await chooseNoKernel(page);
      await application.testNotebook();
      await application.chooseMenuEntry('Open the Settings');
      await expect(page.locator('.jp-SettingsForm').first()).toBeVisible();
      application.expectNoErrors();
    });
    await test.step('Notebook interface', async () => {
      await page.goto(`${lite.url}/notebooks/index.html?path=nb.ipynb`);
      await chooseNoKernel(page);
      await application.cell(0).moveCursorToEnd();
      await page.keyboard.press('Alt+Backslash');
      await expect(application.ghost).toHaveText(' QuantumCircuit(2)');
      application.expectNoErrors();
    });
    await test.step('file', async () => {
      await page.goto(`${lite.url}/edit/index.html?path=bell.py`);
      await application.testEditor(getFileEditor(page));
      application.expectNoErrors();
    });
    await test.step('console', async () => {
      await page.goto(`${lite.url}/consoles/index.html?path=c`);
      await chooseNoKernel(page);
      await application.testEditor(getConsolePrompt(page));
      application.expectNoErrors();
    });
  } finally {
    await lite.dispose();
  }
});
