import { galata } from '@jupyterlab/galata';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Browser, Page } from '@playwright/test';
import { type ILabSettings, Lab, SETTINGS_ID } from '../../support/lab';
import {
  type Event,
  type IMark,
  startStopwatch,
  switchExtensionOff
} from './inPage';

/** What a desk is opened with: Playwright's fixtures, and our choices. */
export interface IDeskOptions {
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
  active?: number;
}

/** JupyterLab in a browser window of its own, with one notebook and a stopwatch. */
export class Desk {
  private constructor(readonly lab: Lab) {}

  static async open(options: IDeskOptions): Promise<Desk> {
    const {
      settings,
      cells = [''],
      active = 0,
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
        ...(settings && { [SETTINGS_ID]: { ...settings } })
      }
    });
    await page.addInitScript(startStopwatch);
    if (settings === null) {
      await page.addInitScript(switchExtensionOff);
    }
    await page.goto();
    const lab = new Lab(page, fixtures.tmpPath);
    await lab.status.waitFor({ state: settings ? 'visible' : 'detached' });
    const variant = settings ? 'with' : 'without';
    await lab.open(cells, `${variant}-${cells.length}.ipynb`);
    await page.evaluate(async index => {
      const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
      panel.content.activeCellIndex = index;
      await panel.content.scrollToItem(index);
      await panel.content.activeCell?.ready;
    }, active);
    return new Desk(lab);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Let the cell say something, with the cursor at its end and nothing shown. */
  async write(text: string): Promise<void> {
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
    await this.marks();
  }

  /** Wait until something is noted; null if it isn't in time. */
  async until(event: Event, timeout = 5000): Promise<IMark | null> {
    const found = await this.page
      .waitForFunction(
        wanted => window.benchMarks.find(mark => mark.event === wanted),
        event,
        { timeout, polling: 50 }
      )
      .catch(() => null);
    return ((await found?.jsonValue()) as IMark | undefined) ?? null;
  }

  /** What was noted since the last call. */
  marks(): Promise<IMark[]> {
    return this.page.evaluate(() => window.benchMarks.splice(0));
  }

  /** The time of day at which something was noted, in milliseconds. */
  timeOf({ at }: IMark): Promise<number> {
    return this.page.evaluate(
      time => Date.now() - performance.now() + time,
      at
    );
  }

  private get page(): Page {
    return this.lab.page;
  }
}
