import { clearGhosts, TIMEOUT_MS } from './ghosts';
import { closeNotebooks } from './notebook';
import { Random } from './random';
import { Simulation } from './simulation';

/** How many runs there are in each of the two specs. */
export const RUNS = Number(process.env['RUNS'] ?? 10_000);

const STEPS = 12;

/** A notebook is used for that many runs, then closed: shared documents keep what was deleted. */
const BATCH = 150;

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
  for (let first = 0; first < RUNS; first += BATCH) {
    jest.useRealTimers();
    const simulation = await Simulation.open(hinting);
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
    clearGhosts();
    closeNotebooks();
  }
  jest.useRealTimers();
  jest.restoreAllMocks();
}

/** One person types, one model answers, at random. */
async function run(simulation: Simulation, random: Random): Promise<void> {
  simulation.begin(random);
  const { listeners } = simulation;
  for (let step = 0; step < STEPS; step++) {
    const deed = random.next();
    if (deed < 0.45) {
      simulation.person();
    } else if (deed < 0.8) {
      simulation.model();
    } else {
      jest.advanceTimersByTime(random.pick([1, 20, 150, 500]));
    }
    if (random.chance(0.8)) {
      await settled();
      jest.advanceTimersByTime(0);
      await settled();
      simulation.check();
    }
  }
  simulation.leave();
  await settled();
  jest.advanceTimersByTime(TIMEOUT_MS);
  await settled();
  simulation.check();
  const left = {
    connections: simulation.open,
    timers: jest.getTimerCount(),
    listeners: simulation.listeners - listeners
  };
  if (Object.values(left).some(count => count > 0)) {
    throw new Error(`Left behind: ${JSON.stringify(left)}.`);
  }
}

/** Resolves when everything that waits only for promises and streams has run. */
function settled(): Promise<unknown> {
  return new Promise(resolve => setImmediate(resolve));
}
