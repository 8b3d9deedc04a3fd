import { expect, type Locator, type Page } from '@playwright/test';
import { collectErrors } from './consoleErrors';
import { Editor } from './editor';
import type { LocalService } from './localService';

/** The comment for which the service completes `qc.h(0)`. */
export const COMMENT = '# Build a Bell pair';

/** The errors that the applications report without the extension, too. */
const APPLICATION_ERRORS = [
  /favicon/,
  // JupyterLab's shortcuts, in Jupyter Notebook.
  /Cannot read properties of undefined \(reading 'schema'\)/
];

/** A page of Jupyter Notebook or JupyterLite, as the user sees it. */
export class ApplicationPage {
  /** @param service - the scripted service that the page uses. */
  constructor(
    private readonly page: Page,
    private readonly service: LocalService
  ) {
    this.ghost = page.locator('.jp-GhostText:not([class*="Spacer"])');
    this.status = page.locator('.jp-QiskitCompleter-status button');
    this.dialog = page.locator('.jp-Dialog');
    this.errors = collectErrors(page);
  }

  readonly ghost: Locator;
  readonly status: Locator;
  readonly dialog: Locator;
  /** The errors that the page has reported. */
  readonly errors: string[];

  /** Returns the editor of the cell with this index, from 0. */
  cell(index: number): Editor {
    return new Editor(
      this.page,
      this.page.locator('.jp-Notebook-cell').nth(index)
    );
  }

  /**
   * Tests the disclaimer, ghost text, acceptance reports, the menu and a dialog
   * in a notebook.
   */
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

    await expect
      .poll(() => this.readOutcomes())
      .toEqual(['accepted', 'accepted']);
    await this.expectMenuFits();
    await this.page.setViewportSize({ width: 390, height: 700 });
    await this.expectMenuFits();
    await this.expectDialogFits();
  }

  /** Tests ghost text in an empty file or prompt of a console. */
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

  /** Checks that no errors were reported since the last call. */
  expectNoErrors(): void {
    const errors = this.errors
      .splice(0)
      .filter(text => !APPLICATION_ERRORS.some(pattern => pattern.test(text)));
    expect.soft(errors).toEqual([]);
  }

  /** Accepts ghost text: a word by Ctrl+Right, and the rest by Tab. */
  private async acceptInParts(editor: Editor, whole: string): Promise<void> {
    await this.page.keyboard.press('Control+ArrowRight');
    await expect(this.ghost).toHaveText('(2)');
    await this.page.keyboard.press('Tab');
    await editor.expectSource(whole);
    await expect(this.ghost).toHaveCount(0);
  }

  /** Requests ghost text by Tab at the end of a comment, and accepts it by Tab. */
  private async requestAtComment(
    editor: Editor,
    source: string
  ): Promise<void> {
    await editor.moveCursorToEnd();
    await this.page.keyboard.press('Tab');
    await expect(this.ghost.last()).toHaveText('qc.h(0)');
    await this.page.keyboard.press('Tab');
    await editor.expectSource(`${source}\nqc.h(0)`);
  }

  /**
   * Checks that the menu of the status item opens by keyboard and fits into the
   * window.
   */
  private async expectMenuFits(): Promise<void> {
    await this.status.focus();
    await this.page.keyboard.press('Enter');
    const menu = this.page.locator('.lm-Menu');
    await expect(menu).toContainText('Test Connection');
    await expect(menu).toBeInViewport({ ratio: 1 });
    await this.page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
  }

  /** Checks that a dialog fits into the window. */
  private async expectDialogFits(): Promise<void> {
    await this.chooseMenuEntry('Test Connection');
    await expect(this.dialog).toContainText('can suggest code');
    await expect(this.dialog.locator('.jp-Dialog-content')).toBeInViewport({
      ratio: 1
    });
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toHaveCount(0);
  }

  /** Chooses an entry of the status item's menu. */
  async chooseMenuEntry(label: string): Promise<void> {
    await this.status.click();
    await this.page.locator('.lm-Menu-item', { hasText: label }).click();
  }

  /** Returns the outcomes that were reported to the service. */
  private async readOutcomes(): Promise<string[]> {
    const log = await this.service.readAcceptanceLog();
    return log.map(({ outcome }) => outcome);
  }
}
