import * as zlib from 'node:zlib';
import { type Page, test } from '@playwright/test';
import { type ILabSettings, SETTINGS_PLUGIN_ID } from '../support/labSettings';
import { LocalService } from '../support/localService';
import { reportMeasurement } from './support/measurements';
import { recordReadyTimes, disableExtension } from './support/pageScripts';

const SAMPLE_COUNT = 20;
const WARM_UP_COUNT = 3;

const EXTENSION_URL_PATH = '/lab/extensions/jupyterlab-qiskit-completer/';

// Without galata's pages: the browser does not cache what they route.
test('start of JupyterLab', async ({ browser, baseURL }) => {
  const service = await LocalService.startScripted({});
  const hangingService = await LocalService.startScripted({ hang_all: true });

  /** Opens an empty page with or without the extension. */
  async function openPage(extension: boolean): Promise<Page> {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.addInitScript(recordReadyTimes);
    if (!extension) {
      await page.addInitScript(disableExtension);
    }
    return page;
  }

  /** Stores settings for this service on the Jupyter server. */
  async function saveSettingsFor({ url, token }: LocalService): Promise<void> {
    const settings: ILabSettings = { serviceUrl: url, token };
    const { request } = pages.ours.context();
    const response = await request.put(
      `/lab/api/settings/${SETTINGS_PLUGIN_ID}`,
      {
        data: { raw: JSON.stringify(settings) }
      }
    );
    if (!response.ok()) {
      throw new Error(`The settings were not saved: ${response.status()}`);
    }
  }

  /** Starts JupyterLab; returns its times in ms since the navigation began. */
  async function startLab(
    page: Page
  ): Promise<{ restored: number; ready: number }> {
    await page.bringToFront();
    await page.goto('about:blank');
    await page.goto('/lab?reset', { waitUntil: 'commit' });
    return page.evaluate(() => window.benchReady);
  }

  const pages = { ours: await openPage(true), theirs: await openPage(false) };
  const times = { quick: [], hang: [], theirs: [] } as {
    [variant in 'quick' | 'hang' | 'theirs']: number[];
  };
  await saveSettingsFor(service);
  // The browser's cache holds compiled code only after a few loads.
  for (let i = 0; i < WARM_UP_COUNT; i++) {
    await startLab(pages.theirs);
    await startLab(pages.ours);
  }
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    await saveSettingsFor(service);
    times.quick.push((await startLab(pages.ours)).ready);
    times.theirs.push((await startLab(pages.theirs)).ready);
    await saveSettingsFor(hangingService);
    times.hang.push((await startLab(pages.ours)).ready);
  }
  const { quick, hang, theirs } = times;
  const unit = 'ms';
  reportMeasurement({ name: 'JupyterLab ready', unit, ours: quick, theirs });
  reportMeasurement({
    name: 'JupyterLab ready, service hangs',
    unit,
    ours: hang,
    theirs
  });

  const { restored } = await startLab(pages.ours);
  const before = await listLoadedFiles(pages.ours, restored);
  await pages.ours.waitForFunction(
    ([urlPart, count]) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes(urlPart)).length > count,
    [EXTENSION_URL_PATH, before.length] as const
  );
  const after = await listLoadedFiles(pages.ours, Infinity);
  const without = await listLoadedFiles(pages.theirs, Infinity);
  if (before.length === 0 || without.length > 0) {
    throw new Error('The extension was not loaded, or not switched off.');
  }
  reportMeasurement({
    name: `Loaded by JupyterLab's start, gzip, ${before.length} files`,
    unit: 'bytes',
    ours: [await measureGzipBytes(pages.ours, before)]
  });
  reportMeasurement({
    name: `Loaded once idle, gzip, ${after.length} files in all`,
    unit: 'bytes',
    ours: [await measureGzipBytes(pages.ours, after)]
  });

  await pages.ours.context().close();
  await pages.theirs.context().close();
  await service.dispose();
  await hangingService.dispose();
});

/**
 * Returns the URLs of the extension's files that were requested before a
 * moment.
 */
function listLoadedFiles(page: Page, beforeMs: number): Promise<string[]> {
  return page.evaluate(
    ([urlPart, moment]) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => {
          return name.includes(urlPart) && startTime < moment;
        })
        .map(({ name }) => name),
    [EXTENSION_URL_PATH, beforeMs] as const
  );
}

/** Returns the size of all files together, each compressed by gzip. */
async function measureGzipBytes(page: Page, urls: string[]): Promise<number> {
  let size = 0;
  for (const url of urls) {
    const response = await page.context().request.get(url);
    size += zlib.gzipSync(await response.body()).length;
  }
  return size;
}
