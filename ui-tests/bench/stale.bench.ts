import { test } from '@jupyterlab/galata';
import { Service } from '../support/service';
import { Desk } from './support/desk';
import { report } from './support/figures';

const SAMPLES = 30;

/** When a request that is not closed counts as never closed, in milliseconds. */
const PATIENCE = 2000;

test('stale requests', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const service = await Service.scripted({
    default_accepted: true,
    rules: [{ chunks: [' QuantumCircuit(2)\ncircuit.h'], fault: 'hang' }]
  });
  const { url, token } = service;
  const desk = await Desk.open({
    browser,
    baseURL,
    tmpPath,
    waitForApplication,
    settings: { serviceUrl: url, token }
  });

  /** The completions that the service still writes. */
  async function running(): Promise<number[]> {
    const journal = await service.journal();
    const ended = new Set(
      journal.flatMap(({ event, id }) => (event === 'request' ? [] : [id]))
    );
    return journal
      .filter(({ event, path }) => {
        return event === 'request' && path === '/v1/completions';
      })
      .map(({ id }) => id)
      .filter(id => !ended.has(id));
  }

  /** When the service saw the connection of a request close; null for never. */
  async function closed(wanted: number): Promise<number | null> {
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
      const journal = await service.journal();
      const found = journal.find(({ event, id }) => {
        return event === 'aborted' && id === wanted;
      });
      if (found) {
        return found.time;
      }
      await desk.lab.page.waitForTimeout(20);
    }
    return null;
  }

  const times: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    await desk.write(`x${i} = 1\n`);
    await desk.lab.type('circuit =');
    if ((await desk.until('ghost', 10_000)) === null) {
      throw new Error('No ghost text came.');
    }
    const [request, ...more] = await running();
    if (request === undefined || more.length > 0) {
      throw new Error('Not exactly one request is running.');
    }
    await desk.marks();
    await desk.lab.press('x');
    const key = await desk.until('key');
    const close = await closed(request);
    if (key && close !== null) {
      times.push(close - (await desk.timeOf(key)));
    }
  }
  const stale = 'Stale requests:';
  report({
    name: `${stale} share that was closed`,
    unit: '%',
    ours: [(100 * times.length) / SAMPLES],
    goal: '100 %'
  });
  report({
    name: `${stale} key until the service sees the close`,
    unit: 'ms',
    ours: times,
    goal: 'at most 50 ms'
  });
  report({
    name: `${stale} the slowest of them`,
    unit: 'ms',
    ours: [Math.max(...times)],
    goal: 'at most 50 ms'
  });
  await desk.close();
  await service.dispose();
});
