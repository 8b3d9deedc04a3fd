import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { Jupyter } from '../support/jupyter';
import { SETTINGS_ID } from '../support/lab';
import { Lite } from '../support/lite';
import { Service } from '../support/service';

/**
 * What matters most, in every application that loads the extension: Jupyter
 * Notebook, and JupyterLite in both its shapes. JupyterLab has its own tests.
 */

const NOTEBOOK = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    kernelspec: { name: 'python3', display_name: 'Python', language: 'python' },
    language_info: { name: 'python' }
  },
  cells: ['qc =', '# Build a Bell pair'].map((source, index) => ({
    id: `cell-${index}`,
    cell_type: 'code',
    source,
    metadata: {},
    outputs: [],
    execution_count: null
  }))
});

let service: Service;
test.beforeEach(async () => {
  service = await Service.scripted({
    rules: [
      { prompt: 'Bell', chunks: ['\n', 'qc.h(0)'] },
      { chunks: [' Quantum', 'Circuit(2)'] }
    ]
  });
});
test.afterEach(() => service.dispose());

/** A page as a person sees it, in whatever application it is. */
class Desk {
  constructor(private readonly page: Page) {
    this.ghost = page.locator('.jp-GhostText:not([class*="Spacer"])');
    this.status = page.locator('.jp-QiskitCompleter-status button');
    this.dialog = page.locator('.jp-Dialog');
  }

  readonly ghost: Locator;
  readonly status: Locator;
  readonly dialog: Locator;

  lines(index: number) {
    return this.page
      .locator('.jp-Notebook-cell')
      .nth(index)
      .locator('.cm-line');
  }

  async cursorAtEndOf(index: number): Promise<void> {
    await this.lines(index).last().click();
    await this.page.keyboard.press('Control+End');
    await this.page
      .locator('.jp-Notebook-cell')
      .nth(index)
      .locator('.jp-CodeMirrorEditor.jp-mod-completer-enabled')
      .waitFor();
  }

  /** The way of a person: accept the disclaimer, then ghost text, popup, menu. */
  async coreTests(): Promise<void> {
    const { keyboard } = this.page;
    await expect(this.status).toContainText('Qiskit');

    await this.cursorAtEndOf(0);
    await keyboard.press('Alt+Backslash');
    await this.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(this.ghost).toHaveText(' QuantumCircuit(2)');
    await keyboard.type(' Qu');
    await expect(this.ghost).toHaveText('antumCircuit(2)');
    await keyboard.press('Control+ArrowRight');
    await expect(this.ghost).toHaveText('(2)');
    await keyboard.press('Tab');
    await expect(this.lines(0)).toHaveText('qc = QuantumCircuit(2)');
    await expect(this.ghost).toHaveCount(0);

    await this.cursorAtEndOf(1);
    await keyboard.press('Tab');
    await expect(this.ghost.last()).toHaveText('qc.h(0)');
    await keyboard.press('Tab');
    await expect(this.lines(1).last()).toHaveText('qc.h(0)');

    await expect.poll(outcomes).toEqual(['accepted', 'accepted']);
    await this.menuFits();
    await this.page.setViewportSize({ width: 390, height: 700 });
    await this.menuFits();
    await this.dialogFits();
  }

  /** The menu of the status item, by keyboard, is all in the window. */
  private async menuFits(): Promise<void> {
    await this.status.focus();
    await this.page.keyboard.press('Enter');
    const menu = this.page.locator('.lm-Menu');
    await expect(menu).toContainText('Test Connection');
    await expect(menu).toBeInViewport({ ratio: 1 });
    await this.page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
  }

  /** A dialog of ours is all in the window. */
  private async dialogFits(): Promise<void> {
    await this.status.click();
    await this.page
      .locator('.lm-Menu-item', { hasText: 'Test Connection' })
      .click();
    await expect(this.dialog).toContainText('can suggest code');
    await expect(this.dialog.locator('.jp-Dialog-content')).toBeInViewport({
      ratio: 1
    });
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toHaveCount(0);
  }
}

/** What became of the suggestions, as the service was told. */
async function outcomes(): Promise<string[]> {
  return (await service.reviews()).map(({ outcome }) => outcome);
}

test('Jupyter Notebook', async ({ page }) => {
  const jupyter = await Jupyter.startNotebook();
  try {
    const { url, token } = service;
    await jupyter.set({ serviceUrl: url, token, automatic: false });
    await fs.writeFile(path.join(jupyter.home, 'nb.ipynb'), NOTEBOOK);
    await page.goto(`${jupyter.url}/notebooks/nb.ipynb`);
    await new Desk(page).coreTests();
  } finally {
    await jupyter.dispose();
  }
});

for (const [name, at] of [
  ['notebook', '/notebooks/index.html?path=nb.ipynb'],
  ['lab', '/lab/index.html?path=nb.ipynb']
] as const) {
  test(`JupyterLite as ${name}`, async ({ page }) => {
    const { url, token } = service;
    const overrides = {
      [SETTINGS_ID]: { serviceUrl: url, token, automatic: false }
    };
    const lite = await Lite.start(overrides, { 'nb.ipynb': NOTEBOOK });
    try {
      await page.goto(lite.url + at);
      // It has no kernel here: one would come from another server.
      await page
        .locator('.jp-Dialog')
        .getByRole('button', { name: 'No Kernel', exact: true })
        .click();
      await new Desk(page).coreTests();
    } finally {
      await lite.dispose();
    }
  });
}
