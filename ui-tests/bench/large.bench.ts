import { test } from '@jupyterlab/galata';
import { COMPLETIONS_URL, LocalService } from '../support/localService';
import { BenchLab } from './support/benchLab';
import { createCells } from './support/cells';
import { MainThread } from './support/mainThread';
import { reportMeasurement } from './support/measurements';

const SAMPLE_COUNT = 15;
const CELL_COUNTS = { small: 2, large: 2000 } as const;

/** Longer than the wait for a pause, the request and the ghost text together. */
const IDLE_TIME_MS = 700;

/** A source that exceeds the budget of any prompt. */
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

  /** Opens a notebook to edit its middle cell, with or without the extension. */
  async function openNotebook(cells: number, extension: boolean) {
    const benchLab = await BenchLab.open({
      browser,
      baseURL,
      tmpPath,
      waitForApplication,
      settings: extension ? { serviceUrl: url, token } : null,
      cells: createCells(cells),
      activeCell: cells / 2
    });
    return {
      benchLab,
      thread: await MainThread.attach(benchLab.lab.page.context())
    };
  }

  /** Types a character, for which the extension shows ghost text, and waits. */
  async function typeKey({ lab }: BenchLab): Promise<void> {
    await lab.press('=');
    await lab.page.waitForTimeout(IDLE_TIME_MS);
  }

  const extensionUs: { [size in keyof typeof CELL_COUNTS]: number[] } = {
    small: [],
    large: []
  };
  for (const size of ['small', 'large'] as const) {
    const cells = CELL_COUNTS[size];
    const name = `${cells.toLocaleString('en')} cells`;
    const variants = [
      await openNotebook(cells, true),
      await openNotebook(cells, false)
    ];
    const tasks: number[][] = [[], []];
    for (let i = -1; i < SAMPLE_COUNT; i++) {
      for (const [variant, { benchLab, thread }] of variants.entries()) {
        await benchLab.setCellText(`x${++line} = 1\ncircuit `);
        const taskMs = await thread.measureTasksMs(() => typeKey(benchLab));
        if (variant === 0 && (await benchLab.waitFor('ghost')) === null) {
          throw new Error('No ghost text was shown.');
        }
        if (i >= 0) {
          tasks[variant]?.push(taskMs);
        }
      }
    }
    const [ours = [], theirs = []] = tasks;
    reportMeasurement({
      name: `Main thread per request, everything, ${name}`,
      unit: 'ms',
      ours,
      theirs
    });
    const [{ benchLab, thread }] = variants as [(typeof variants)[0]];
    const requestBytes: number[] = [];
    benchLab.lab.page.on('request', request => {
      if (COMPLETIONS_URL.test(request.url())) {
        requestBytes.push(request.postDataBuffer()?.length ?? 0);
      }
    });
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      await benchLab.setCellText(`x${++line} = 1\ncircuit `);
      extensionUs[size].push(
        await thread.measureExtensionUs(() => typeKey(benchLab))
      );
    }
    reportMeasurement({
      name: `Main thread per request, our part, ${name}`,
      unit: 'µs',
      ours: extensionUs[size]
    });
    await benchLab.setCellText(`${LONG_CELL}\nx${++line} = 1\ncircuit `);
    await typeKey(benchLab);
    reportMeasurement({
      name: `Size of a request, ${name}, at most`,
      unit: 'bytes',
      ours: [Math.max(...requestBytes)],
      goal: 'at most 8,000 bytes'
    });
    for (const { benchLab: variantLab } of variants) {
      await variantLab.close();
    }
  }
  reportMeasurement({
    name: 'Our part, 2,000 cells to 2',
    unit: 'times',
    ours: [computeMedian(extensionUs.large) / computeMedian(extensionUs.small)],
    goal: 'at most 1.5'
  });
  await service.dispose();
});

/** Returns the upper median. */
function computeMedian(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
