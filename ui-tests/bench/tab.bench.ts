import { test } from '@jupyterlab/galata';
import { LocalService } from '../support/service';
import { BenchLab } from './support/desk';
import { reportMeasurement } from './support/figures';

const SAMPLE_COUNT = 20;

/** What the service takes until its first byte, in milliseconds. */
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

  /** From the key to the frame in which the popup is there. */
  async function sample(desk: BenchLab): Promise<number | null> {
    // Another line each time: what is known already would be no request.
    await desk.setCellText(`x${++line} = 1\npr`);
    await desk.lab.press('Tab');
    const popup = await desk.waitFor('popup');
    const [key] = await desk.takeMarks();
    await desk.lab.press('Escape');
    return popup && key ? popup.timeMs - key.timeMs : null;
  }

  await sample(ours);
  await sample(theirs);
  for (const first_byte_ms of SERVICE_LATENCIES_MS) {
    await service.setScript({
      default_accepted: true,
      rules: [{ chunks: ['int(1)'], first_byte_ms }]
    });
    const times: [(number | null)[], (number | null)[]] = [[], []];
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      times[0].push(await sample(ours));
      times[1].push(await sample(theirs));
    }
    const [a, b] = times.map(all => all.filter(time => time !== null));
    reportMeasurement({
      name: `Tab to popup, service answers after ${first_byte_ms} ms`,
      unit: 'ms',
      ours: a ?? [],
      theirs: b ?? [],
      missed: {
        ours: SAMPLE_COUNT - (a?.length ?? 0),
        theirs: SAMPLE_COUNT - (b?.length ?? 0)
      },
      goal: 'at most 1.1 times'
    });
  }
  await ours.close();
  await theirs.close();
  await service.dispose();
});
