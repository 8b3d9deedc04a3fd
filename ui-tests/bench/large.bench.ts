import { test } from '@jupyterlab/galata';
import { COMPLETIONS, Service } from '../support/service';
import { cellsOf } from './support/cells';
import { Desk } from './support/desk';
import { report } from './support/figures';
import { MainThread } from './support/mainThread';

const SAMPLES = 15;
const SIZES = { small: 2, large: 2000 } as const;

/** Longer than the wait for a pause, the request and the ghost take together. */
const SETTLED_MS = 700;

/** More than fits into any prompt. */
const LONG_CELL = cellsOf(60).join('\n\n');

test('large notebooks', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const service = await Service.scripted({
    default_accepted: true,
    rules: [{ chunks: [' QuantumCircuit(2)'] }]
  });
  const { url, token } = service;
  let line = 0;

  /** A notebook of some size, worked in in its middle. */
  async function open(cells: number, extension: boolean) {
    const desk = await Desk.open({
      browser,
      baseURL,
      tmpPath,
      waitForApplication,
      settings: extension ? { serviceUrl: url, token } : null,
      cells: cellsOf(cells),
      active: cells / 2
    });
    return { desk, thread: await MainThread.of(desk.lab.page.context()) };
  }

  /** Type one character; with the extension there is a request and a ghost. */
  async function key({ lab }: Desk): Promise<void> {
    await lab.press('=');
    await lab.page.waitForTimeout(SETTLED_MS);
  }

  const ours: { [size in keyof typeof SIZES]: number[] } = {
    small: [],
    large: []
  };
  for (const size of ['small', 'large'] as const) {
    const cells = SIZES[size];
    const name = `${cells.toLocaleString('en')} cells`;
    const variants = [await open(cells, true), await open(cells, false)];
    const tasks: number[][] = [[], []];
    for (let i = -1; i < SAMPLES; i++) {
      for (const [variant, { desk, thread }] of variants.entries()) {
        await desk.write(`x${++line} = 1\ncircuit `);
        const time = await thread.tasks(() => key(desk));
        if (variant === 0 && (await desk.until('ghost')) === null) {
          throw new Error('No ghost text came.');
        }
        if (i >= 0) {
          tasks[variant]?.push(time);
        }
      }
    }
    const [with_ = [], without = []] = tasks;
    report({
      name: `Main thread per request, everything, ${name}`,
      unit: 'ms',
      ours: with_,
      theirs: without
    });
    const [{ desk, thread }] = variants as [(typeof variants)[0]];
    const sizes: number[] = [];
    desk.lab.page.on('request', request => {
      if (COMPLETIONS.test(request.url())) {
        sizes.push(request.postDataBuffer()?.length ?? 0);
      }
    });
    for (let i = 0; i < SAMPLES; i++) {
      await desk.write(`x${++line} = 1\ncircuit `);
      ours[size].push(await thread.ours(() => key(desk)));
    }
    report({
      name: `Main thread per request, our part, ${name}`,
      unit: 'µs',
      ours: ours[size]
    });
    await desk.write(`${LONG_CELL}\nx${++line} = 1\ncircuit `);
    await key(desk);
    report({
      name: `Size of a request, ${name}, at most`,
      unit: 'bytes',
      ours: [Math.max(...sizes)],
      goal: 'at most 8,000 bytes'
    });
    for (const { desk: one } of variants) {
      await one.close();
    }
  }
  report({
    name: 'Our part, 2,000 cells to 2',
    unit: 'times',
    ours: [median(ours.large) / median(ours.small)],
    goal: 'at most 1.5'
  });
  await service.dispose();
});

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
