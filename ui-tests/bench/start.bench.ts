import * as zlib from 'node:zlib';
import { type Page, test } from '@playwright/test';
import { type ILabSettings, SETTINGS_PLUGIN_ID } from '../support/lab';
import { LocalService } from '../support/service';
import { reportMeasurement } from './support/figures';
import { recordReadyTimes, disableExtension } from './support/inPage';

const SAMPLE_COUNT = 20;
const WARM_UP_COUNT = 3;

const EXTENSION_URL_PATH = '/lab/extensions/jupyterlab-qiskit-completer/';

// Not galata's pages: what they route is not cached by the browser.
test('start', async ({ browser, baseURL }) => {
  const service = await LocalService.startScripted({});
  const hanging = await LocalService.startScripted({ hang_all: true });

  async function open(extension: boolean): Promise<Page> {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.addInitScript(recordReadyTimes);
    if (!extension) {
      await page.addInitScript(disableExtension);
    }
    return page;
  }

  async function use({ url, token }: LocalService): Promise<void> {
    const settings: ILabSettings = { serviceUrl: url, token };
    const { request } = pages.ours.context();
    const answer = await request.put(
      `/lab/api/settings/${SETTINGS_PLUGIN_ID}`,
      {
        data: { raw: JSON.stringify(settings) }
      }
    );
    if (!answer.ok()) {
      throw new Error(`The settings were not saved: ${answer.status()}`);
    }
  }

  async function start(
    page: Page
  ): Promise<{ restored: number; ready: number }> {
    await page.bringToFront();
    await page.goto('about:blank');
    await page.goto('/lab?reset', { waitUntil: 'commit' });
    return page.evaluate(() => window.benchReady);
  }

  const pages = { ours: await open(true), theirs: await open(false) };
  const times = { quick: [], hang: [], theirs: [] } as {
    [variant in 'quick' | 'hang' | 'theirs']: number[];
  };
  await use(service);
  // The browser's cache holds compiled code only after a few loads.
  for (let i = 0; i < WARM_UP_COUNT; i++) {
    await start(pages.theirs);
    await start(pages.ours);
  }
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    await use(service);
    times.quick.push((await start(pages.ours)).ready);
    times.theirs.push((await start(pages.theirs)).ready);
    await use(hanging);
    times.hang.push((await start(pages.ours)).ready);
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

  const { restored } = await start(pages.ours);
  const before = await listLoadedFiles(pages.ours, restored);
  await pages.ours.waitForFunction(
    ([part, count]) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes(part)).length > count,
    ['/extensions/jupyterlab-qiskit-completer/', before.length] as const
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
  await hanging.dispose();
});

/** The extension's files that were asked for before a moment. */
function listLoadedFiles(page: Page, beforeMs: number): Promise<string[]> {
  return page.evaluate(
    ([part, moment]) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => {
          return name.includes(part) && startTime < moment;
        })
        .map(({ name }) => name),
    [EXTENSION_URL_PATH, beforeMs] as const
  );
}

/** The size of files, each compressed by gzip. */
async function measureGzipBytes(page: Page, urls: string[]): Promise<number> {
  let size = 0;
  for (const url of urls) {
    const answer = await page.context().request.get(url);
    size += zlib.gzipSync(await answer.body()).length;
  }
  return size;
}
