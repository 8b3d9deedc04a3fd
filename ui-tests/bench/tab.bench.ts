import { test } from '@jupyterlab/galata';
import { LocalService } from '../support/localService';
import { BenchLab } from './support/benchLab';
import { reportMeasurement } from './support/measurements';

const SAMPLE_COUNT = 20;

/** The times until the first byte of the service's answer. */
const SERVICE_LATENCIES_MS = [0, 300, 2000, 10_000];

test('Tab to popup', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const service = await LocalService.startScripted({ default_accepted: true });
  const { url, token } = service;
  const fixtures = { browser, baseURL, tmpPath, waitForApplication };
  const settings = { serviceUrl: url, token, automatic: false };
  const ours = await BenchLab.open({ ...fixtures, settings });
  const theirs = await BenchLab.open({ ...fixtures, settings: null });
  let line = 0;

  /** Returns the time from the key to the frame that draws the popup, in ms. */
  async function measureMs(benchLab: BenchLab): Promise<number | null> {
    // A different line each time, since the cache would answer the same one.
    await benchLab.setCellText(`x${++line} = 1\npr`);
    await benchLab.lab.press('Tab');
    const popup = await benchLab.waitFor('popup');
    const [key] = await benchLab.takeMarks();
    await benchLab.lab.press('Escape');
    return popup && key ? popup.timeMs - key.timeMs : null;
  }

  await measureMs(ours);
  await measureMs(theirs);
  for (const first_byte_ms of SERVICE_LATENCIES_MS) {
    await service.setScript({
      default_accepted: true,
      rules: [{ chunks: ['int(1)'], first_byte_ms }]
    });
    const times: [(number | null)[], (number | null)[]] = [[], []];
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      times[0].push(await measureMs(ours));
      times[1].push(await measureMs(theirs));
    }
    const [oursMs = [], theirsMs = []] = times.map(samples =>
      samples.filter(time => time !== null)
    );
    reportMeasurement({
      name: `Tab to popup, service answers after ${first_byte_ms} ms`,
      unit: 'ms',
      ours: oursMs,
      theirs: theirsMs,
      missed: {
        ours: SAMPLE_COUNT - oursMs.length,
        theirs: SAMPLE_COUNT - theirsMs.length
      },
      goal: 'at most 1.1 times'
    });
  }
  await ours.close();
  await theirs.close();
  await service.dispose();
});
