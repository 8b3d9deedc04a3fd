import { test } from '@jupyterlab/galata';
import type { Lab } from '../support/lab';
import { LocalService } from '../support/service';
import { BenchLab } from './support/desk';
import { reportMeasurement } from './support/figures';
import type { BenchEvent } from './support/inPage';

/** When a request that is not closed counts as never closed, in milliseconds. */
const CLOSE_TIMEOUT_MS = 2000;

const TRANSPORTS = ['relay', 'direct'] as const;

/** A cell to work in, and one to go to. */
const CELLS = ['', 'pass'];

/** How a person gives up what is being written. */
interface IAbandonment {
  readonly name: string;
  readonly sampleCount: number;
  /** Before the time is taken. */
  readonly prepare?: (lab: Lab) => Promise<void>;
  readonly abandon: (lab: Lab) => Promise<void>;
  /** What they do at that moment. */
  readonly event: BenchEvent;
  /** Makes it possible to begin again. */
  readonly restore?: (lab: Lab, sample: number) => Promise<void>;
}

const ABANDONMENTS: readonly IAbandonment[] = [
  {
    name: 'another key',
    sampleCount: 30,
    abandon: lab => lab.press('x'),
    event: 'key'
  },
  {
    name: 'Escape',
    sampleCount: 5,
    abandon: lab => lab.press('Escape'),
    event: 'key'
  },
  {
    name: 'another cell',
    sampleCount: 5,
    abandon: lab => lab.editor(1).click(),
    event: 'click',
    restore: lab => lab.editor(0).click()
  },
  {
    name: 'the notebook closed',
    sampleCount: 5,
    // Closing asks no question where there is nothing to save.
    prepare: lab =>
      lab.page.evaluate(async () => {
        await window.jupyterapp.commands.execute('docmanager:save');
      }),
    abandon: lab => lab.press('Alt+w'),
    event: 'key',
    restore: (lab, sample) => lab.openNotebook(CELLS, `again-${sample}.ipynb`)
  }
];

test('stale requests', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const service = await LocalService.startScripted({
    default_accepted: true,
    rules: [{ chunks: [' QuantumCircuit(2)\ncircuit.h'], fault: 'hang' }]
  });
  const { url, token } = service;
  const fixtures = { browser, baseURL, tmpPath, waitForApplication };
  const all: (number | null)[] = [];
  let line = 0;

  /** The completions that the service still writes. */
  async function running(): Promise<number[]> {
    const journal = await service.readRequestLog();
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
  async function closed(lab: Lab, wanted: number): Promise<number | null> {
    for (const end = Date.now() + CLOSE_TIMEOUT_MS; Date.now() < end;) {
      const journal = await service.readRequestLog();
      const found = journal.find(({ event, id }) => {
        return event === 'aborted' && id === wanted;
      });
      if (found) {
        return found.time;
      }
      await lab.page.waitForTimeout(20);
    }
    return null;
  }

  /** From what a person does until the service sees that; null for never. */
  async function sample(
    desk: BenchLab,
    way: IAbandonment
  ): Promise<number | null> {
    // Another line each time: what is known already would be no request.
    await desk.setCellText(`x${++line} = 1\n`);
    await desk.lab.type('circuit =');
    if ((await desk.waitFor('ghost', 10_000)) === null) {
      throw new Error('No ghost text came.');
    }
    await way.prepare?.(desk.lab);
    const [request, ...more] = await running();
    if (request === undefined || more.length > 0) {
      throw new Error('Not exactly one request is running.');
    }
    await desk.takeMarks();
    await way.abandon(desk.lab);
    const left = await desk.waitFor(way.event);
    const close = await closed(desk.lab, request);
    return left && close !== null
      ? close - (await desk.getTimeOfDayMs(left))
      : null;
  }

  for (const transport of TRANSPORTS) {
    const settings = { serviceUrl: url, token, transport };
    const desk = await BenchLab.open({ ...fixtures, settings, cells: CELLS });
    for (const way of ABANDONMENTS) {
      const times: (number | null)[] = [];
      for (let i = 0; i < way.sampleCount; i++) {
        times.push(await sample(desk, way));
        await way.restore?.(desk.lab, i);
      }
      all.push(...times);
      const seen = times.filter(time => time !== null);
      reportMeasurement({
        name: `Stale requests, ${transport}: ${way.name} until the service sees the close`,
        unit: 'ms',
        ours: seen,
        missed: { ours: times.length - seen.length, theirs: 0 },
        goal: 'at most 50 ms'
      });
    }
    await desk.close();
  }
  const seen = all.filter(time => time !== null);
  reportMeasurement({
    name: 'Stale requests: share that was closed',
    unit: '%',
    ours: [(100 * seen.length) / all.length],
    goal: '100 %'
  });
  reportMeasurement({
    name: 'Stale requests: the slowest of them',
    unit: 'ms',
    ours: [Math.max(...seen)],
    goal: 'at most 50 ms'
  });
  await service.dispose();
});
