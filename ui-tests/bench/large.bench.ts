import { test } from '@jupyterlab/galata';
import { COMPLETIONS_URL, LocalService } from '../support/service';
import { createCells } from './support/cells';
import { BenchLab } from './support/desk';
import { reportMeasurement } from './support/figures';
import { MainThread } from './support/mainThread';

const SAMPLE_COUNT = 15;
const CELL_COUNTS = { small: 2, large: 2000 } as const;

/** Longer than the wait for a pause, the request and the ghost take together. */
const SETTLE_TIME_MS = 700;

/** More than fits into any prompt. */
const LONG_CELL = createCells(60).join('\n\n');

test('large notebooks', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const service = await LocalService.startScripted({
    default_accepted: true,
    rules: [{ chunks: [' QuantumCircuit(2)'] }]
  });
  const { url, token } = service;
  let line = 0;

  /** A notebook of some size, worked in in its middle. */
  async function open(cells: number, extension: boolean) {
    const desk = await BenchLab.open({
      browser,
      baseURL,
      tmpPath,
      waitForApplication,
      settings: extension ? { serviceUrl: url, token } : null,
      cells: createCells(cells),
      activeCell: cells / 2
    });
    return { desk, thread: await MainThread.attach(desk.lab.page.context()) };
  }

  /** Type one character; with the extension there is a request and a ghost. */
  async function key({ lab }: BenchLab): Promise<void> {
    await lab.press('=');
    await lab.page.waitForTimeout(SETTLE_TIME_MS);
  }

  const ours: { [size in keyof typeof CELL_COUNTS]: number[] } = {
    small: [],
    large: []
  };
  for (const size of ['small', 'large'] as const) {
    const cells = CELL_COUNTS[size];
    const name = `${cells.toLocaleString('en')} cells`;
    const variants = [await open(cells, true), await open(cells, false)];
    const tasks: number[][] = [[], []];
    for (let i = -1; i < SAMPLE_COUNT; i++) {
      for (const [variant, { desk, thread }] of variants.entries()) {
        await desk.setCellText(`x${++line} = 1\ncircuit `);
        const time = await thread.measureTasksMs(() => key(desk));
        if (variant === 0 && (await desk.waitFor('ghost')) === null) {
          throw new Error('No ghost text came.');
        }
        if (i >= 0) {
          tasks[variant]?.push(time);
        }
      }
    }
    const [with_ = [], without = []] = tasks;
    reportMeasurement({
      name: `Main thread per request, everything, ${name}`,
      unit: 'ms',
      ours: with_,
      theirs: without
    });
    const [{ desk, thread }] = variants as [(typeof variants)[0]];
    const sizes: number[] = [];
    desk.lab.page.on('request', request => {
      if (COMPLETIONS_URL.test(request.url())) {
        sizes.push(request.postDataBuffer()?.length ?? 0);
      }
    });
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      await desk.setCellText(`x${++line} = 1\ncircuit `);
      ours[size].push(await thread.measureExtensionUs(() => key(desk)));
    }
    reportMeasurement({
      name: `Main thread per request, our part, ${name}`,
      unit: 'µs',
      ours: ours[size]
    });
    await desk.setCellText(`${LONG_CELL}\nx${++line} = 1\ncircuit `);
    await key(desk);
    reportMeasurement({
      name: `Size of a request, ${name}, at most`,
      unit: 'bytes',
      ours: [Math.max(...sizes)],
      goal: 'at most 8,000 bytes'
    });
    for (const { desk: one } of variants) {
      await one.close();
    }
  }
  reportMeasurement({
    name: 'Our part, 2,000 cells to 2',
    unit: 'times',
    ours: [computeMedian(ours.large) / computeMedian(ours.small)],
    goal: 'at most 1.5'
  });
  await service.dispose();
});

function computeMedian(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
