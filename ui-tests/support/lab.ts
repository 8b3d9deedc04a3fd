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

/** The plugin whose settings a person changes. */
export const SETTINGS_PLUGIN_ID = 'jupyterlab-qiskit-completer:settings';

/** One cell of a notebook to open. */
export type CellContent = string | { markdown: string };

/** JupyterLab as a person sees it: a notebook, its ghost text and the status item. */
export class Lab {
  constructor(
    readonly page: IJupyterLabPageFixture,
    /** Where a test keeps its files. */
    readonly folder: string
  ) {}

  /** Open a notebook with the given cells; the kernel is ready when it returns. */
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
   * Wait for the kernel, and until its completer knows the answer for some
   * code: the first time it takes seconds, longer than JupyterLab waits.
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

  /** Change one of the extension's settings, as the settings editor does. */
  async changeSetting(
    key: keyof ILabSettings,
    value: string | boolean
  ): Promise<void> {
    await this.page.evaluate(
      async ([id, name, changed]) => {
        const registry = await window.galata.getPlugin(
          '@jupyterlab/apputils-extension:settings'
        );
        await registry?.set(id, name, changed);
      },
      [SETTINGS_PLUGIN_ID, key, value] as const
    );
  }

  /** Load the page anew; JupyterLab opens the notebook again, as it was saved. */
  async reload(): Promise<void> {
    // Galata's own reload waits for the launcher.
    await this.page.evaluate(() => window.location.reload());
    await this.page.locator('#jupyterlab-splash').waitFor();
    await this.page
      .locator('#jupyterlab-splash')
      .waitFor({ state: 'detached' });
    await this.editor(0).waitFor();
    await this.waitForIdleKernel();
  }

  /** Leave JupyterLab for good. */
  async leave(): Promise<void> {
    // What a page sends while it goes would wait for an answer to Playwright's
    // question what to do with it, which nobody gives.
    const pages = this.page.context().pages();
    await Promise.all(pages.map(page => page.unrouteAll()));
    await this.page.evaluate(() => window.location.replace('about:blank'));
  }

  /** Put the cursor at the end of a cell (counted from 0). */
  async moveCursorToEndOf(index: number): Promise<void> {
    const editor = this.editor(index);
    await editor.click();
    await this.page.keyboard.press('Control+End');
    await this.cell(index)
      .locator('.jp-CodeMirrorEditor.jp-mod-completer-enabled')
      .waitFor();
  }

  /** Type as a person does, with a gap between keys in milliseconds. */
  async type(text: string, keyGapMs = 30): Promise<void> {
    await this.page.keyboard.type(text, { delay: keyGapMs });
  }

  /** Type in a cell until the ghost text that belongs there is shown. */
  async typeUntilGhost(
    index: number,
    text: string,
    ghost: string | RegExp
  ): Promise<void> {
    await this.moveCursorToEndOf(index);
    await this.type(text);
    await expect(this.ghost).toHaveText(ghost);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  cell(index: number): Locator {
    return this.page.locator('.jp-Notebook-cell').nth(index);
  }

  editor(index: number): Locator {
    return this.cell(index).locator('.cm-content');
  }

  /** Ask for a suggestion, as by the command palette. */
  async requestSuggestion(): Promise<void> {
    await this.page.evaluate(() =>
      window.jupyterapp.commands.execute('qiskit-completer:complete')
    );
  }

  get ghost(): Locator {
    // Where one was, JupyterLab leaves an empty space for a while.
    return this.page.locator('.jp-GhostText:not([class*="Spacer"])');
  }

  get popup(): Locator {
    return this.page.locator('.jp-Completer:not(.lm-mod-hidden)');
  }

  /** Press Tab and wait for the popup. */
  async openPopup(): Promise<void> {
    await this.press('Tab');
    await this.popup.waitFor();
  }

  /** An item of the popup that is open. */
  popupItem(label: string): Locator {
    return this.popup.locator('.jp-Completer-item', { hasText: label });
  }

  /** An entry of the menu that is open. */
  menuItem(label: string): Locator {
    return this.page.locator('.lm-Menu-item', { hasText: label });
  }

  get dialog(): Locator {
    return this.page.locator('.jp-Dialog');
  }

  get statusItem(): Locator {
    return this.page.locator('.jp-QiskitCompleter-status button');
  }

  /** A cell's source as the document has it, without any ghost. */
  async getSource(index: number): Promise<string> {
    return this.page.evaluate(at => {
      const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
      return panel.content.widgets[at]?.model.sharedModel.getSource() ?? '';
    }, index);
  }

  /** The ghost's whole text. */
  async getGhostText(): Promise<string> {
    return (await this.ghost.allInnerTexts()).join('');
  }
}

/** What our tests may set for the extension. */
export interface ILabSettings {
  serviceUrl?: string;
  token?: string;
  transport?: string;
  model?: string;
  automatic?: boolean;
  speculative?: boolean;
  dialect?: string;
  fimTemplate?: string;
  reports?: boolean;
}

/** Galata's test with our helpers; `settings` are the extension's before the page opens. */
export const test = base.extend<{ settings: ILabSettings; lab: Lab }>({
  settings: [{}, { option: true }],
  mockSettings: async ({ settings }, use) => {
    await use({
      ...galata.DEFAULT_SETTINGS,
      // A kernel on a busy machine takes longer than JupyterLab's 1,000 ms.
      '@jupyterlab/completer-extension:manager': { providerTimeout: 10_000 },
      [SETTINGS_PLUGIN_ID]: { ...settings }
    });
  },
  lab: async ({ page, tmpPath }, use) => {
    await use(new Lab(page, tmpPath));
    // The tokens that a test left on the Jupyter server.
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
