import { galata } from '@jupyterlab/galata';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Browser, Page } from '@playwright/test';
import { Lab } from '../../support/lab';
import {
  type ILabSettings,
  SETTINGS_PLUGIN_ID
} from '../../support/labSettings';
import {
  type BenchEvent,
  type IMark,
  startStopwatch,
  disableExtension
} from './pageScripts';

/** The options of {@link BenchLab.open}: Playwright's fixtures and our own. */
export interface IBenchLabOptions {
  browser: Browser;
  baseURL: string | undefined;
  tmpPath: string;
  waitForApplication: Parameters<
    typeof galata.newPage
  >[0]['waitForApplication'];
  /** The extension's settings; null for JupyterLab without the extension. */
  settings: ILabSettings | null;
  /** The sources of the notebook's cells; by default, one empty cell. */
  cells?: string[];
  /** The index of the cell that is edited, from 0. */
  activeCell?: number;
}

/** JupyterLab in a browser window of its own, with one notebook and a stopwatch. */
export class BenchLab {
  private constructor(readonly lab: Lab) {}

  /** Opens a browser window with a new notebook. */
  static async open(options: IBenchLabOptions): Promise<BenchLab> {
    const {
      settings,
      cells = [''],
      activeCell = 0,
      baseURL = '',
      ...fixtures
    } = options;
    const { page } = await galata.newPage({
      ...fixtures,
      baseURL,
      autoGoto: false,
      mockSettings: {
        ...galata.DEFAULT_SETTINGS,
        // Draws only the visible cells: drawing all cells of a large notebook
        // takes minutes.
        '@jupyterlab/notebook-extension:tracker': { windowingMode: 'full' },
        ...(settings && { [SETTINGS_PLUGIN_ID]: { ...settings } })
      }
    });
    await page.addInitScript(startStopwatch);
    if (settings === null) {
      await page.addInitScript(disableExtension);
    }
    await page.goto();
    const lab = new Lab(page, fixtures.tmpPath);
    await lab.statusItem.waitFor({ state: settings ? 'visible' : 'detached' });
    const variant = settings ? 'with' : 'without';
    await lab.openNotebook(cells, `${variant}-${cells.length}.ipynb`);
    await page.evaluate(async index => {
      const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
      panel.content.activeCellIndex = index;
      await panel.content.scrollToItem(index);
      await panel.content.activeCell?.ready;
    }, activeCell);
    return new BenchLab(lab);
  }

  /** Closes the browser window. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  /**
   * Sets the source of the active cell, with the cursor at its end and nothing
   * shown.
   */
  async setCellText(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.evaluate(source => {
      const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
      const { editor } = panel.content.activeCell ?? {};
      panel.content.mode = 'edit';
      editor?.model.sharedModel.setSource(source);
      editor?.setCursorPosition(editor.getPositionAt(source.length)!);
      editor?.focus();
    }, text);
    await this.page
      .locator('.jp-CodeMirrorEditor.jp-mod-completer-enabled')
      .waitFor();
    // The effects of the change are over by then.
    await this.page.waitForTimeout(200);
    await this.takeMarks();
  }

  /** Waits for an event; returns null if it does not happen in time. */
  async waitFor(event: BenchEvent, timeoutMs = 5000): Promise<IMark | null> {
    const handle = await this.page
      .waitForFunction(
        eventName => window.benchMarks.find(mark => mark.event === eventName),
        event,
        { timeout: timeoutMs, polling: 50 }
      )
      .catch(() => null);
    return ((await handle?.jsonValue()) as IMark | undefined) ?? null;
  }

  /** Returns the events since the last call, and forgets them. */
  takeMarks(): Promise<IMark[]> {
    return this.page.evaluate(() => window.benchMarks.splice(0));
  }

  /** Returns the time of an event in ms since 1970, as `Date.now` does. */
  getTimeOfDayMs({ timeMs }: IMark): Promise<number> {
    return this.page.evaluate(
      sinceNavigationMs => Date.now() - performance.now() + sinceNavigationMs,
      timeMs
    );
  }

  private get page(): Page {
    return this.lab.page;
  }
}
