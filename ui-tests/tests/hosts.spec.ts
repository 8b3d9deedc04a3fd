import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { collectErrors } from '../support/complaints';
import { Editor } from '../support/editor';
import { JupyterServer } from '../support/jupyter';
import { SETTINGS_PLUGIN_ID } from '../support/lab';
import { LiteSite } from '../support/lite';
import { getFileEditor, getConsolePrompt } from '../support/panels';
import { LocalService } from '../support/service';

/**
 * What matters most, in every application that loads the extension: Jupyter
 * Notebook, and JupyterLite in both its shapes. JupyterLab has its own tests.
 */

const COMMENT = '# Build a Bell pair';

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

/** What the applications complain about themselves, without our extension too. */
const APPLICATION_ERRORS = [
  /favicon/,
  // JupyterLab's shortcuts, in Jupyter Notebook.
  /Cannot read properties of undefined \(reading 'schema'\)/
];

/** A page as a person sees it, in whatever application it is. */
class ApplicationPage {
  constructor(private readonly page: Page) {
    this.ghost = page.locator('.jp-GhostText:not([class*="Spacer"])');
    this.status = page.locator('.jp-QiskitCompleter-status button');
    this.dialog = page.locator('.jp-Dialog');
    this.errors = collectErrors(page);
  }

  readonly ghost: Locator;
  readonly status: Locator;
  readonly dialog: Locator;
  /** What the page has complained about. */
  readonly errors: string[];

  /** A cell of the notebook. */
  cell(index: number): Editor {
    return new Editor(
      this.page,
      this.page.locator('.jp-Notebook-cell').nth(index)
    );
  }

  /** The way of a person: accept the disclaimer, then ghost text, popup, menu. */
  async testNotebook(): Promise<void> {
    const { keyboard } = this.page;
    await expect(this.status).toContainText('Qiskit');

    const first = this.cell(0);
    await first.moveCursorToEnd();
    await keyboard.press('Alt+Backslash');
    await this.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(this.ghost).toHaveText(' QuantumCircuit(2)');
    await keyboard.type(' Qu');
    await expect(this.ghost).toHaveText('antumCircuit(2)');
    await this.acceptInParts(first, 'qc = QuantumCircuit(2)');
    await this.requestAtComment(this.cell(1), COMMENT);

    await expect.poll(readOutcomes).toEqual(['accepted', 'accepted']);
    await this.expectMenuFits();
    await this.page.setViewportSize({ width: 390, height: 700 });
    await this.expectMenuFits();
    await this.expectDialogFits();
  }

  /** The same in the prompt of a console, or a file, that is empty. */
  async testEditor(container: Locator): Promise<void> {
    const { keyboard } = this.page;
    const editor = new Editor(this.page, container);
    await editor.moveCursorToEnd();
    await keyboard.type('qc =');
    await keyboard.press('Alt+Backslash');
    await expect(this.ghost).toHaveText(' QuantumCircuit(2)');
    await this.acceptInParts(editor, 'qc = QuantumCircuit(2)');
    await keyboard.press('Enter');
    await keyboard.type(COMMENT);
    await this.requestAtComment(editor, `qc = QuantumCircuit(2)\n${COMMENT}`);
  }

  /** See that nobody has complained so far, whatever else the tests found. */
  expectNoErrors(): void {
    const all = this.errors.splice(0);
    const ours = all.filter(
      text => !APPLICATION_ERRORS.some(each => each.test(text))
    );
    expect.soft(ours).toEqual([]);
  }

  /** Take a ghost: a word by Ctrl+Right, and the rest by Tab. */
  private async acceptInParts(editor: Editor, whole: string): Promise<void> {
    await this.page.keyboard.press('Control+ArrowRight');
    await expect(this.ghost).toHaveText('(2)');
    await this.page.keyboard.press('Tab');
    await editor.expectSource(whole);
    await expect(this.ghost).toHaveCount(0);
  }

  /** Ask by Tab at the end of a comment, and take what comes by another. */
  private async requestAtComment(editor: Editor, above: string): Promise<void> {
    await editor.moveCursorToEnd();
    await this.page.keyboard.press('Tab');
    await expect(this.ghost.last()).toHaveText('qc.h(0)');
    await this.page.keyboard.press('Tab');
    await editor.expectSource(`${above}\nqc.h(0)`);
  }

  /** The menu of the status item, by keyboard, is all in the window. */
  private async expectMenuFits(): Promise<void> {
    await this.status.focus();
    await this.page.keyboard.press('Enter');
    const menu = this.page.locator('.lm-Menu');
    await expect(menu).toContainText('Test Connection');
    await expect(menu).toBeInViewport({ ratio: 1 });
    await this.page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
  }

  /** A dialog of ours is all in the window. */
  private async expectDialogFits(): Promise<void> {
    await this.chooseMenuEntry('Test Connection');
    await expect(this.dialog).toContainText('can suggest code');
    await expect(this.dialog.locator('.jp-Dialog-content')).toBeInViewport({
      ratio: 1
    });
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toHaveCount(0);
  }

  /** Take an entry of the menu. */
  async chooseMenuEntry(label: string): Promise<void> {
    await this.status.click();
    await this.page.locator('.lm-Menu-item', { hasText: label }).click();
  }
}

/** What became of the suggestions, as the service was told. */
async function readOutcomes(): Promise<string[]> {
  return (await service.readAcceptanceLog()).map(({ outcome }) => outcome);
}

test('Jupyter Notebook', async ({ page }) => {
  const jupyter = await JupyterServer.startNotebook();
  try {
    const { url, token } = service;
    await jupyter.writeSettings({ serviceUrl: url, token, automatic: false });
    await fs.writeFile(path.join(jupyter.home, 'nb.ipynb'), NOTEBOOK);
    await fs.writeFile(path.join(jupyter.home, 'bell.py'), '');
    const desk = new ApplicationPage(page);
    await page.goto(`${jupyter.url}/notebooks/nb.ipynb`);
    await desk.testNotebook();
    await desk.chooseMenuEntry('Open the Settings');
    await expect(desk.dialog).toContainText('on the page with your files');
    desk.expectNoErrors();

    await page.goto(`${jupyter.url}/edit/bell.py`);
    await desk.testEditor(getFileEditor(page));
    desk.expectNoErrors();

    await page.goto(`${jupyter.url}/consoles/c`);
    await desk.dialog.getByRole('button', { name: 'Select Kernel' }).click();
    await desk.testEditor(getConsolePrompt(page));
    desk.expectNoErrors();
  } finally {
    await jupyter.dispose();
  }
});

/** Let JupyterLite go without a kernel: one would come from another server. */
async function chooseNoKernel(page: Page): Promise<void> {
  await page
    .locator('.jp-Dialog')
    .getByRole('button', { name: 'No Kernel', exact: true })
    .click();
}

test('JupyterLite', async ({ page }) => {
  const { url, token } = service;
  const overrides = {
    [SETTINGS_PLUGIN_ID]: { serviceUrl: url, token, automatic: false }
  };
  const lite = await LiteSite.start(overrides, {
    'nb.ipynb': NOTEBOOK,
    'bell.py': ''
  });
  try {
    const desk = new ApplicationPage(page);
    await test.step('as lab', async () => {
      await page.goto(`${lite.url}/lab/index.html?path=nb.ipynb`);
      await chooseNoKernel(page);
      await desk.testNotebook();
      await desk.chooseMenuEntry('Open the Settings');
      await expect(page.locator('.jp-SettingsForm').first()).toBeVisible();
      desk.expectNoErrors();
    });
    await test.step('as notebook', async () => {
      await page.goto(`${lite.url}/notebooks/index.html?path=nb.ipynb`);
      await chooseNoKernel(page);
      await desk.cell(0).moveCursorToEnd();
      await page.keyboard.press('Alt+Backslash');
      await expect(desk.ghost).toHaveText(' QuantumCircuit(2)');
      desk.expectNoErrors();
    });
    await test.step('a file', async () => {
      await page.goto(`${lite.url}/edit/index.html?path=bell.py`);
      await desk.testEditor(getFileEditor(page));
      desk.expectNoErrors();
    });
    await test.step('a console', async () => {
      await page.goto(`${lite.url}/consoles/index.html?path=c`);
      await chooseNoKernel(page);
      await desk.testEditor(getConsolePrompt(page));
      desk.expectNoErrors();
    });
  } finally {
    await lite.dispose();
  }
});
