import { test } from '@jupyterlab/galata';
import type { Lab } from '../support/lab';
import { Service } from '../support/service';
import { Desk } from './support/desk';
import { report } from './support/figures';
import type { Event } from './support/inPage';

/** When a request that is not closed counts as never closed, in milliseconds. */
const PATIENCE = 2000;

const TRANSPORTS = ['relay', 'direct'] as const;

/** A cell to work in, and one to go to. */
const CELLS = ['', 'pass'];

/** How a person gives up what is being written. */
interface IWay {
  readonly name: string;
  readonly samples: number;
  /** Before the time is taken. */
  readonly prepare?: (lab: Lab) => Promise<void>;
  readonly leave: (lab: Lab) => Promise<void>;
  /** What they do at that moment. */
  readonly event: Event;
  /** Makes it possible to begin again. */
  readonly comeBack?: (lab: Lab, sample: number) => Promise<void>;
}

const WAYS: readonly IWay[] = [
  {
    name: 'another key',
    samples: 30,
    leave: lab => lab.press('x'),
    event: 'key'
  },
  {
    name: 'Escape',
    samples: 5,
    leave: lab => lab.press('Escape'),
    event: 'key'
  },
  {
    name: 'another cell',
    samples: 5,
    leave: lab => lab.editor(1).click(),
    event: 'click',
    comeBack: lab => lab.editor(0).click()
  },
  {
    name: 'the notebook closed',
    samples: 5,
    // Closing asks no question where there is nothing to save.
    prepare: lab =>
      lab.page.evaluate(async () => {
        await window.jupyterapp.commands.execute('docmanager:save');
      }),
    leave: lab => lab.press('Alt+w'),
    event: 'key',
    comeBack: (lab, sample) => lab.open(CELLS, `again-${sample}.ipynb`)
  }
];

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
  const fixtures = { browser, baseURL, tmpPath, waitForApplication };
  const all: (number | null)[] = [];
  let line = 0;

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
  async function closed(lab: Lab, wanted: number): Promise<number | null> {
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
      const journal = await service.journal();
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
  async function sample(desk: Desk, way: IWay): Promise<number | null> {
    // Another line each time: what is known already would be no request.
    await desk.write(`x${++line} = 1\n`);
    await desk.lab.type('circuit =');
    if ((await desk.until('ghost', 10_000)) === null) {
      throw new Error('No ghost text came.');
    }
    await way.prepare?.(desk.lab);
    const [request, ...more] = await running();
    if (request === undefined || more.length > 0) {
      throw new Error('Not exactly one request is running.');
    }
    await desk.marks();
    await way.leave(desk.lab);
    const left = await desk.until(way.event);
    const close = await closed(desk.lab, request);
    return left && close !== null ? close - (await desk.timeOf(left)) : null;
  }

  for (const transport of TRANSPORTS) {
    const settings = { serviceUrl: url, token, transport };
    const desk = await Desk.open({ ...fixtures, settings, cells: CELLS });
    for (const way of WAYS) {
      const times: (number | null)[] = [];
      for (let i = 0; i < way.samples; i++) {
        times.push(await sample(desk, way));
        await way.comeBack?.(desk.lab, i);
      }
      all.push(...times);
      const seen = times.filter(time => time !== null);
      report({
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
  report({
    name: 'Stale requests: share that was closed',
    unit: '%',
    ours: [(100 * seen.length) / all.length],
    goal: '100 %'
  });
  report({
    name: 'Stale requests: the slowest of them',
    unit: 'ms',
    ours: [Math.max(...seen)],
    goal: 'at most 50 ms'
  });
  await service.dispose();
});
