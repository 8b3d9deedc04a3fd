import { TIMEOUT_MS } from '../editors/completionHandler';
import { Random } from './random';
import { type IListening, Simulation } from './simulation';

/** How many runs there are in each of the two specs. */
export const RUNS = Number(process.env['RUNS'] ?? 10_000);

const STEPS = 12;

/** Notebooks are used for that many runs, then closed: shared documents keep what was deleted. */
const BATCH = 250;

/** Fewer runs say nothing about what happens how often. */
const ENOUGH = 1000;

/** The same each time, unless `SEED` says otherwise; a failure names its seed. */
const SEED = Number(process.env['SEED'] ?? 1);

/**
 * Let people type at random, one after another.
 *
 * @param hinting - whether JupyterLab's popup comes by itself while typing.
 * @throws Error with the seed and the story of the first run that went wrong.
 */
export async function simulate(hinting: boolean): Promise<void> {
  // jsdom has no layout, but takes its time to say so.
  const style = getComputedStyle(document.body);
  jest.spyOn(window, 'getComputedStyle').mockReturnValue(style);
  // JupyterLab's popup looks for a place that somebody else has deleted.
  const { error } = console;
  jest.spyOn(console, 'error').mockImplementation((...said) => {
    if (!(said[0] instanceof RangeError)) {
      error(...said);
    }
  });
  const simulation = await Simulation.start(hinting);
  for (let first = 0; first < RUNS; first += BATCH) {
    const closed = simulation.listening;
    await simulation.lab.open();
    const opened = simulation.listening;
    jest.useFakeTimers({
      // Frames only draw, which is slow here and shows nothing.
      doNotFake: [
        'nextTick',
        'queueMicrotask',
        'setImmediate',
        'requestAnimationFrame',
        'cancelAnimationFrame'
      ]
    });
    const last = Math.min(RUNS, first + BATCH);
    for (let seed = SEED + first; seed < SEED + last; seed++) {
      try {
        await run(simulation, new Random(seed));
      } catch (error) {
        const { story } = simulation;
        throw new Error(`With SEED=${seed}: ${String(error)}\n${story}`);
      }
    }
    jest.useRealTimers();
    compare('While they are open', opened, simulation.listening);
    simulation.lab.close();
    compare('After they are closed', closed, simulation.listening);
  }
  jest.restoreAllMocks();
  process.stdout.write(`Of ${RUNS} runs: ${String(simulation.shares)}\n`);
  if (RUNS >= ENOUGH) {
    simulation.shares.check();
  }
}

/** What is made on first use, and what JupyterLab doesn't clear away of three panels. */
const FEW = { events: 10, signals: 60 };

/** @throws Error if there are more listeners than a few. */
function compare(when: string, before: IListening, after: IListening): void {
  const more = {
    events: after.events - before.events,
    signals: after.signals - before.signals
  };
  if (more.events > FEW.events || more.signals > FEW.signals) {
    throw new Error(
      `${when} there are more listeners: ${JSON.stringify(more)}.`
    );
  }
}

/** One person types, one model answers, at random. */
async function run(simulation: Simulation, random: Random): Promise<void> {
  simulation.begin(random);
  await settled(simulation);
  for (let step = 0; step < STEPS; step++) {
    const deed = random.next();
    if (deed < 0.45) {
      simulation.person();
    } else if (deed < 0.8) {
      simulation.model();
    } else {
      jest.advanceTimersByTime(random.pick([1, 20, 150, 500]));
    }
    // As between two events of a browser.
    await settled(simulation);
    if (random.chance(0.8)) {
      jest.advanceTimersByTime(0);
      await settled(simulation);
      simulation.check();
    }
  }
  simulation.leave();
  await settled(simulation);
  jest.advanceTimersByTime(TIMEOUT_MS);
  await settled(simulation);
  simulation.check();
  const left = { connections: simulation.open, timers: jest.getTimerCount() };
  if (Object.values(left).some(count => count > 0)) {
    throw new Error(`Left behind: ${JSON.stringify(left)}.`);
  }
}

/** Resolves when everything that waits only for promises and streams has run. */
async function settled(simulation: Simulation): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
  simulation.draw();
}
