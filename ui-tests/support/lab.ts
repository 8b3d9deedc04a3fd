import {
  expect,
  galata,
  type IJupyterLabPageFixture,
  test as base
} from '@jupyterlab/galata';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Locator } from '@playwright/test';
import {
  changePluginSetting,
  type ILabSettings,
  SETTINGS_PLUGIN_ID
} from './labSettings';

/** The source of a cell; a text alone is the source of a code cell. */
export type CellContent = string | { markdown: string };

/**
 * JupyterLab as the user sees it: a notebook, its ghost text and the status
 * item.
 */
export class Lab {
  constructor(
    readonly page: IJupyterLabPageFixture,
    /** The folder of the test's files on the Jupyter server. */
    readonly folder: string
  ) {}

  /**
   * Opens a new notebook with the given cells and waits until its kernel is
   * ready.
   */
  async openNotebook(
    cells: CellContent[],
    name = 'notebook.ipynb'
  ): Promise<void> {
    const content = {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        kernelspec: {
          name: 'python3',
          display_name: 'Python 3 (ipykernel)',
          language: 'python'
        }
      },
      cells: cells.map((cell, index) =>
        typeof cell === 'string'
          ? {
              id: `cell-${index}`,
              cell_type: 'code',
              source: cell,
              metadata: {},
              outputs: [],
              execution_count: null
            }
          : {
              id: `cell-${index}`,
              cell_type: 'markdown',
              source: cell.markdown,
              metadata: {}
            }
      )
    };
    const path = `${this.folder}/${name}`;
    await this.page.contents.uploadContent(
      JSON.stringify(content),
      'text',
      path
    );
    await this.page.notebook.openByPath(path);
    await this.waitForIdleKernel();
  }

  /**
   * Waits for the kernel, and until its completer has answered once for this
   * code: the first answer takes seconds, longer than JupyterLab waits.
   */
  async waitForIdleKernel(code = 'pr'): Promise<void> {
    await this.page.locator('text=/ \\| Idle/').first().waitFor();
    await this.page.evaluate(async text => {
      const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
      await panel.sessionContext.ready;
      await panel.sessionContext.session?.kernel?.requestComplete({
        code: text,
        cursor_pos: [...text].length
      });
    }, code);
  }

  /** Changes one of the extension's settings, as the settings editor does. */
  async changeSetting(
    key: keyof ILabSettings,
    value: string | boolean
  ): Promise<void> {
    await changePluginSetting(this.page, SETTINGS_PLUGIN_ID, key, value);
  }

  /** Leaves JupyterLab for an empty page. */
  async leave(): Promise<void> {
    // With routes, Playwright would hold back the requests that the page sends
    // while it is unloaded, and nothing would let them continue.
    const pages = this.page.context().pages();
    await Promise.all(pages.map(page => page.unrouteAll()));
    await this.page.evaluate(() => window.location.replace('about:blank'));
  }

  /** Puts the cursor at the end of a cell, whose index counts from 0. */
  async moveCursorToEndOf(index: number): Promise<void> {
    const editor = this.editor(index);
    await editor.click();
    await this.page.keyboard.press('Control+End');
    await this.cell(index)
      .locator('.jp-CodeMirrorEditor.jp-mod-completer-enabled')
      .waitFor();
  }

  /** Types as a user does, with a gap between keys. */
  async type(text: string, keyGapMs = 30): Promise<void> {
    await this.page.keyboard.type(text, { delay: keyGapMs });
  }

  /** Types at the end of a cell and waits for this ghost text. */
  async typeUntilGhost(
    index: number,
    text: string,
    ghost: string | RegExp
  ): Promise<void> {
    await this.moveCursorToEndOf(index);
    await this.type(text);
    await expect(this.ghost).toHaveText(ghost);
  }

  /** Presses a key, or keys joined by `+`. */
  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** The cell with this index, from 0. */
  cell(index: number): Locator {
    return this.page.locator('.jp-Notebook-cell').nth(index);
  }

  /** The editor of the cell with this index, from 0. */
  editor(index: number): Locator {
    return this.cell(index).locator('.cm-content');
  }

  /** Requests a suggestion, as the command palette does. */
  async requestSuggestion(): Promise<void> {
    await this.page.evaluate(() =>
      window.jupyterapp.commands.execute('qiskit-completer:complete')
    );
  }

  /** The ghost text that is shown; one element for each part of it. */
  get ghost(): Locator {
    // JupyterLab replaces ghost text by an empty spacer for a while.
    return this.page.locator('.jp-GhostText:not([class*="Spacer"])');
  }

  /** The popup that is open. */
  get popup(): Locator {
    return this.page.locator('.jp-Completer:not(.lm-mod-hidden)');
  }

  /** Presses Tab and waits for the popup. */
  async openPopup(): Promise<void> {
    await this.press('Tab');
    await this.popup.waitFor();
  }

  /** The items of the open popup that contain a text. */
  popupItem(label: string): Locator {
    return this.popup.locator('.jp-Completer-item', { hasText: label });
  }

  /** The entries of the open menu that contain a text. */
  menuItem(label: string): Locator {
    return this.page.locator('.lm-Menu-item', { hasText: label });
  }

  /** The dialog that is open. */
  get dialog(): Locator {
    return this.page.locator('.jp-Dialog');
  }

  /** The button of the extension in the status bar. */
  get statusItem(): Locator {
    return this.page.locator('.jp-QiskitCompleter-status button');
  }

  /** Returns the source of a cell in the document, without ghost text. */
  async getSource(index: number): Promise<string> {
    return this.page.evaluate(cellIndex => {
      const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
      return (
        panel.content.widgets[cellIndex]?.model.sharedModel.getSource() ?? ''
      );
    }, index);
  }
}

/**
 * Galata's `test` with a {@link Lab}; `settings` are those of the extension
 * before the page is opened.
 */
export const test = base.extend<{ settings: ILabSettings; lab: Lab }>({
  settings: [{}, { option: true }],
  mockSettings: async ({ settings }, use) => {
    await use({
      ...galata.DEFAULT_SETTINGS,
      // On a busy machine the kernel takes longer than JupyterLab's 1,000 ms.
      '@jupyterlab/completer-extension:manager': { providerTimeout: 10_000 },
      [SETTINGS_PLUGIN_ID]: { ...settings }
    });
  },
  lab: async ({ page, tmpPath }, use) => {
    await use(new Lab(page, tmpPath));
    // Removes the tokens that the test has left on the Jupyter server.
    await fs.rm(
      path.join(
        process.env['QISKIT_COMPLETER_HOME'] ?? '',
        'data/jupyterlab_qiskit_completer'
      ),
      { recursive: true, force: true }
    );
  }
});

export { expect };
