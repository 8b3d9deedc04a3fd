import { test } from '@jupyterlab/galata';
import { Service } from '../support/service';
import { Desk } from './support/desk';
import { report } from './support/figures';

const SAMPLES = 20;

/** What the service takes until its first byte, in milliseconds. */
const LATENCIES = [0, 300, 2000, 10_000];

test('Tab to popup', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const service = await Service.scripted({ default_accepted: true });
  const { url, token } = service;
  const fixtures = { browser, baseURL, tmpPath, waitForApplication };
  const settings = { serviceUrl: url, token, automatic: false };
  const ours = await Desk.open({ ...fixtures, settings });
  const theirs = await Desk.open({ ...fixtures, settings: null });
  let line = 0;

  /** From the key to the frame in which the popup is there. */
  async function sample(desk: Desk): Promise<number | null> {
    // Another line each time: what is known already would be no request.
    await desk.write(`x${++line} = 1\npr`);
    await desk.lab.press('Tab');
    const popup = await desk.until('popup');
    const [key] = await desk.marks();
    await desk.lab.press('Escape');
    return popup && key ? popup.at - key.at : null;
  }

  await sample(ours);
  await sample(theirs);
  for (const first_byte_ms of LATENCIES) {
    await service.answer({
      default_accepted: true,
      rules: [{ chunks: ['int(1)'], first_byte_ms }]
    });
    const times: [(number | null)[], (number | null)[]] = [[], []];
    for (let i = 0; i < SAMPLES; i++) {
      times[0].push(await sample(ours));
      times[1].push(await sample(theirs));
    }
    const [a, b] = times.map(all => all.filter(time => time !== null));
    report({
      name: `Tab to popup, service answers after ${first_byte_ms} ms`,
      unit: 'ms',
      ours: a ?? [],
      theirs: b ?? [],
      missed: {
        ours: SAMPLES - (a?.length ?? 0),
        theirs: SAMPLES - (b?.length ?? 0)
      },
      goal: 'at most 1.1 times'
    });
  }
  await ours.close();
  await theirs.close();
  await service.dispose();
});
