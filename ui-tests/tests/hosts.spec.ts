import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints';
import { Editor } from '../support/editor';
import { Jupyter } from '../support/jupyter';
import { SETTINGS_ID } from '../support/lab';
import { Lite } from '../support/lite';
import { fileOf, promptOf } from '../support/panels';
import { Service } from '../support/service';

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

/** What the applications complain about themselves, without our extension too. */
const FOREIGN = [
  /favicon/,
  // JupyterLab's shortcuts, in Jupyter Notebook.
  /Cannot read properties of undefined \(reading 'schema'\)/
];

/** A page as a person sees it, in whatever application it is. */
class Desk {
  constructor(private readonly page: Page) {
    this.ghost = page.locator('.jp-GhostText:not([class*="Spacer"])');
    this.status = page.locator('.jp-QiskitCompleter-status button');
    this.dialog = page.locator('.jp-Dialog');
    this.heard = complaintsOf(page);
  }

  readonly ghost: Locator;
  readonly status: Locator;
  readonly dialog: Locator;
  /** What the page has complained about. */
  readonly heard: string[];

  /** A cell of the notebook. */
  cell(index: number): Editor {
    return new Editor(
      this.page,
      this.page.locator('.jp-Notebook-cell').nth(index)
    );
  }

  /** The way of a person: accept the disclaimer, then ghost text, popup, menu. */
  async notebookTests(): Promise<void> {
    const { keyboard } = this.page;
    await expect(this.status).toContainText('Qiskit');

    const first = this.cell(0);
    await first.enter();
    await keyboard.press('Alt+Backslash');
    await this.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(this.ghost).toHaveText(' QuantumCircuit(2)');
    await keyboard.type(' Qu');
    await expect(this.ghost).toHaveText('antumCircuit(2)');
    await this.takesInParts(first, 'qc = QuantumCircuit(2)');
    await this.asksAtComment(this.cell(1), COMMENT);

    await expect.poll(outcomes).toEqual(['accepted', 'accepted']);
    await this.menuFits();
    await this.page.setViewportSize({ width: 390, height: 700 });
    await this.menuFits();
    await this.dialogFits();
  }

  /** The same in the prompt of a console, or a file, that is empty. */
  async editorTests(around: Locator): Promise<void> {
    const { keyboard } = this.page;
    const editor = new Editor(this.page, around);
    await editor.enter();
    await keyboard.type('qc =');
    await keyboard.press('Alt+Backslash');
    await expect(this.ghost).toHaveText(' QuantumCircuit(2)');
    await this.takesInParts(editor, 'qc = QuantumCircuit(2)');
    await keyboard.press('Enter');
    await keyboard.type(COMMENT);
    await this.asksAtComment(editor, `qc = QuantumCircuit(2)\n${COMMENT}`);
  }

  /** See that nobody has complained so far, whatever else the tests found. */
  complainsNot(): void {
    const all = this.heard.splice(0);
    const ours = all.filter(text => !FOREIGN.some(each => each.test(text)));
    expect.soft(ours).toEqual([]);
  }

  /** Take a ghost: a word by Ctrl+Right, and the rest by Tab. */
  private async takesInParts(editor: Editor, whole: string): Promise<void> {
    await this.page.keyboard.press('Control+ArrowRight');
    await expect(this.ghost).toHaveText('(2)');
    await this.page.keyboard.press('Tab');
    await editor.hasSource(whole);
    await expect(this.ghost).toHaveCount(0);
  }

  /** Ask by Tab at the end of a comment, and take what comes by another. */
  private async asksAtComment(editor: Editor, above: string): Promise<void> {
    await editor.enter();
    await this.page.keyboard.press('Tab');
    await expect(this.ghost.last()).toHaveText('qc.h(0)');
    await this.page.keyboard.press('Tab');
    await editor.hasSource(`${above}\nqc.h(0)`);
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
    await this.choose('Test Connection');
    await expect(this.dialog).toContainText('can suggest code');
    await expect(this.dialog.locator('.jp-Dialog-content')).toBeInViewport({
      ratio: 1
    });
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toHaveCount(0);
  }

  /** Take an entry of the menu. */
  async choose(label: string): Promise<void> {
    await this.status.click();
    await this.page.locator('.lm-Menu-item', { hasText: label }).click();
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
    await fs.writeFile(path.join(jupyter.home, 'bell.py'), '');
    const desk = new Desk(page);
    await page.goto(`${jupyter.url}/notebooks/nb.ipynb`);
    await desk.notebookTests();
    await desk.choose('Open the Settings');
    await expect(desk.dialog).toContainText('on the page with your files');
    desk.complainsNot();

    await page.goto(`${jupyter.url}/edit/bell.py`);
    await desk.editorTests(fileOf(page));
    desk.complainsNot();

    await page.goto(`${jupyter.url}/consoles/c`);
    await desk.dialog.getByRole('button', { name: 'Select Kernel' }).click();
    await desk.editorTests(promptOf(page));
    desk.complainsNot();
  } finally {
    await jupyter.dispose();
  }
});

/** Let JupyterLite go without a kernel: one would come from another server. */
async function withoutKernel(page: Page): Promise<void> {
  await page
    .locator('.jp-Dialog')
    .getByRole('button', { name: 'No Kernel', exact: true })
    .click();
}

test('JupyterLite', async ({ page }) => {
  const { url, token } = service;
  const overrides = {
    [SETTINGS_ID]: { serviceUrl: url, token, automatic: false }
  };
  const lite = await Lite.start(overrides, {
    'nb.ipynb': NOTEBOOK,
    'bell.py': ''
  });
  try {
    const desk = new Desk(page);
    await test.step('as lab', async () => {
      await page.goto(`${lite.url}/lab/index.html?path=nb.ipynb`);
      await withoutKernel(page);
      await desk.notebookTests();
      await desk.choose('Open the Settings');
      await expect(page.locator('.jp-SettingsForm').first()).toBeVisible();
      desk.complainsNot();
    });
    await test.step('as notebook', async () => {
      await page.goto(`${lite.url}/notebooks/index.html?path=nb.ipynb`);
      await withoutKernel(page);
      await desk.cell(0).enter();
      await page.keyboard.press('Alt+Backslash');
      await expect(desk.ghost).toHaveText(' QuantumCircuit(2)');
      desk.complainsNot();
    });
    await test.step('a file', async () => {
      await page.goto(`${lite.url}/edit/index.html?path=bell.py`);
      await desk.editorTests(fileOf(page));
      desk.complainsNot();
    });
    await test.step('a console', async () => {
      await page.goto(`${lite.url}/consoles/index.html?path=c`);
      await withoutKernel(page);
      await desk.editorTests(promptOf(page));
      desk.complainsNot();
    });
  } finally {
    await lite.dispose();
  }
});
