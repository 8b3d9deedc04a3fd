import { test } from '@jupyterlab/galata';
import type { Lab } from '../support/lab';
import { LocalService } from '../support/localService';
import { BenchLab } from './support/benchLab';
import { reportMeasurement } from './support/measurements';
import type { BenchEvent } from './support/pageScripts';

/** A request that is still open after this time counts as never closed. */
const CLOSE_TIMEOUT_MS = 2000;

const TRANSPORTS = ['relay', 'direct'] as const;

/** A cell to type in, and one to move to. */
const CELLS = ['', 'pass'];

/** An action by which the user gives up a suggestion that is being written. */
interface IAbandonment {
  readonly name: string;
  readonly sampleCount: number;
  /** Prepares the action, before the time is taken. */
  readonly prepare?: (lab: Lab) => Promise<void>;
  readonly abandon: (lab: Lab) => Promise<void>;
  /** The event at the moment of the action. */
  readonly event: BenchEvent;
  /** Restores the notebook for the next sample. */
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
    // Without unsaved changes JupyterLab does not ask before it closes.
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
  const allTimes: (number | null)[] = [];
  let line = 0;

  /** Returns the ids of the completions that the service is still writing. */
  async function readRunningIds(): Promise<number[]> {
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

  /**
   * Returns when the service saw the connection of a request close, in ms since
   * 1970; null for never.
   */
  async function waitForClose(
    lab: Lab,
    requestId: number
  ): Promise<number | null> {
    for (const end = Date.now() + CLOSE_TIMEOUT_MS; Date.now() < end;) {
      const journal = await service.readRequestLog();
      const entry = journal.find(({ event, id }) => {
        return event === 'aborted' && id === requestId;
      });
      if (entry) {
        return entry.time;
      }
      await lab.page.waitForTimeout(20);
    }
    return null;
  }

  /**
   * Returns the time from the action until the service sees the close, in ms;
   * null for never.
   */
  async function measureMs(
    benchLab: BenchLab,
    abandonment: IAbandonment
  ): Promise<number | null> {
    // A different line each time, since the cache would answer the same one.
    await benchLab.setCellText(`x${++line} = 1\n`);
    await benchLab.lab.type('circuit =');
    if ((await benchLab.waitFor('ghost', 10_000)) === null) {
      throw new Error('No ghost text was shown.');
    }
    await abandonment.prepare?.(benchLab.lab);
    const [request, ...more] = await readRunningIds();
    if (request === undefined || more.length > 0) {
      throw new Error('Not exactly one request is running.');
    }
    await benchLab.takeMarks();
    await abandonment.abandon(benchLab.lab);
    const action = await benchLab.waitFor(abandonment.event);
    const closedAtMs = await waitForClose(benchLab.lab, request);
    return action && closedAtMs !== null
      ? closedAtMs - (await benchLab.getTimeOfDayMs(action))
      : null;
  }

  for (const transport of TRANSPORTS) {
    const settings = { serviceUrl: url, token, transport };
    const benchLab = await BenchLab.open({
      ...fixtures,
      settings,
      cells: CELLS
    });
    for (const abandonment of ABANDONMENTS) {
      const times: (number | null)[] = [];
      for (let i = 0; i < abandonment.sampleCount; i++) {
        times.push(await measureMs(benchLab, abandonment));
        await abandonment.restore?.(benchLab.lab, i);
      }
      allTimes.push(...times);
      const closedTimes = times.filter(time => time !== null);
      reportMeasurement({
        name: `Stale requests, ${transport}: ${abandonment.name} until the service sees the close`,
        unit: 'ms',
        ours: closedTimes,
        missed: { ours: times.length - closedTimes.length, theirs: 0 },
        goal: 'at most 50 ms'
      });
    }
    await benchLab.close();
  }
  const allClosedTimes = allTimes.filter(time => time !== null);
  reportMeasurement({
    name: 'Stale requests: share that was closed',
    unit: '%',
    ours: [(100 * allClosedTimes.length) / allTimes.length],
    goal: '100 %'
  });
  reportMeasurement({
    name: 'Stale requests: the slowest of them',
    unit: 'ms',
    ours: [Math.max(...allClosedTimes)],
    goal: 'at most 50 ms'
  });
  await service.dispose();
});
