import { galata } from '@jupyterlab/galata';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Browser, Page } from '@playwright/test';
import { type ILabSettings, Lab, SETTINGS_PLUGIN_ID } from '../../support/lab';
import {
  type BenchEvent,
  type IMark,
  startStopwatch,
  disableExtension
} from './inPage';

/** What a desk is opened with: Playwright's fixtures, and our choices. */
export interface IBenchLabOptions {
  browser: Browser;
  baseURL: string | undefined;
  tmpPath: string;
  waitForApplication: Parameters<
    typeof galata.newPage
  >[0]['waitForApplication'];
  /** The extension's settings; null for JupyterLab without the extension. */
  settings: ILabSettings | null;
  /** The notebook's cells; one empty cell unless said otherwise. */
  cells?: string[];
  /** The cell that is worked in, counted from 0. */
  activeCell?: number;
}

/** JupyterLab in a browser window of its own, with one notebook and a stopwatch. */
export class BenchLab {
  private constructor(readonly lab: Lab) {}

  static async open(options: IBenchLabOptions): Promise<BenchLab> {
    const {
      settings,
      cells = [''],
      activeCell: active = 0,
      baseURL = '',
      ...fixtures
    } = options;
    const { page } = await galata.newPage({
      ...fixtures,
      baseURL,
      autoGoto: false,
      mockSettings: {
        ...galata.DEFAULT_SETTINGS,
        // Only what is seen gets drawn: with all of a large notebook drawn,
        // JupyterLab is busy for minutes.
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
    }, active);
    return new BenchLab(lab);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Let the cell say something, with the cursor at its end and nothing shown. */
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
    // What the change set off is over.
    await this.page.waitForTimeout(200);
    await this.takeMarks();
  }

  /** Wait until something is noted; null if it isn't in time. */
  async waitFor(event: BenchEvent, timeoutMs = 5000): Promise<IMark | null> {
    const found = await this.page
      .waitForFunction(
        eventName => window.benchMarks.find(mark => mark.event === eventName),
        event,
        { timeout: timeoutMs, polling: 50 }
      )
      .catch(() => null);
    return ((await found?.jsonValue()) as IMark | undefined) ?? null;
  }

  /** What was noted since the last call. */
  takeMarks(): Promise<IMark[]> {
    return this.page.evaluate(() => window.benchMarks.splice(0));
  }

  /** The time of day at which something was noted, in milliseconds. */
  getTimeOfDayMs({ timeMs: at }: IMark): Promise<number> {
    return this.page.evaluate(
      time => Date.now() - performance.now() + time,
      at
    );
  }

  private get page(): Page {
    return this.lab.page;
  }
}
