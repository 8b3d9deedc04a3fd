import { INLINE_TIMEOUT_MS } from '../editors/completionHandler';
import { Random } from './random';
import { type IListenerCounts, Simulation } from './simulation';

/** How many runs there are in each of the two specs. */
export const RUN_COUNT = Number(process.env['RUNS'] ?? 10_000);

const STEPS_PER_RUN = 12;

/** Notebooks are used for that many runs, then closed: shared documents keep what was deleted. */
const RUNS_PER_NOTEBOOK = 250;

/** Fewer runs say nothing about what happens how often. */
const MIN_RUNS_FOR_COVERAGE = 1000;

/** The same each time, unless `SEED` says otherwise; a failure names its seed. */
const FIRST_SEED = Number(process.env['SEED'] ?? 1);

/**
 * Let people type at random, one after another.
 *
 * @param autoCompletion - whether JupyterLab's popup comes by itself while typing.
 * @throws Error with the seed and the story of the first run that went wrong.
 */
export async function simulate(autoCompletion: boolean): Promise<void> {
  // jsdom has no layout, but takes its time to say so.
  const style = getComputedStyle(document.body);
  jest.spyOn(window, 'getComputedStyle').mockReturnValue(style);
  // JupyterLab's popup looks for a place that somebody else has deleted.
  const { error } = console;
  jest.spyOn(console, 'error').mockImplementation((...args) => {
    if (!(args[0] instanceof RangeError)) {
      error(...args);
    }
  });
  const simulation = await Simulation.start(autoCompletion);
  for (let first = 0; first < RUN_COUNT; first += RUNS_PER_NOTEBOOK) {
    const countsWhileClosed = simulation.listenerCounts;
    await simulation.lab.open();
    const countsWhileOpen = simulation.listenerCounts;
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
    const last = Math.min(RUN_COUNT, first + RUNS_PER_NOTEBOOK);
    for (let seed = FIRST_SEED + first; seed < FIRST_SEED + last; seed++) {
      try {
        await simulateRun(simulation, new Random(seed));
      } catch (error) {
        const { transcript: story } = simulation;
        throw new Error(`With SEED=${seed}: ${String(error)}\n${story}`);
      }
    }
    jest.useRealTimers();
    checkListenerCounts(
      'While they are open',
      countsWhileOpen,
      simulation.listenerCounts
    );
    simulation.lab.close();
    checkListenerCounts(
      'After they are closed',
      countsWhileClosed,
      simulation.listenerCounts
    );
  }
  jest.restoreAllMocks();
  process.stdout.write(
    `Of ${RUN_COUNT} runs: ${String(simulation.coverage)}\n`
  );
  if (RUN_COUNT >= MIN_RUNS_FOR_COVERAGE) {
    simulation.coverage.checkMinimums();
  }
}

/** What is made on first use, and what JupyterLab doesn't clear away of three panels. */
const MAX_EXTRA_LISTENERS = { events: 10, signals: 60 };

/** @throws Error if there are more listeners than a few. */
function checkListenerCounts(
  when: string,
  before: IListenerCounts,
  after: IListenerCounts
): void {
  const extra = {
    events: after.events - before.events,
    signals: after.signals - before.signals
  };
  if (
    extra.events > MAX_EXTRA_LISTENERS.events ||
    extra.signals > MAX_EXTRA_LISTENERS.signals
  ) {
    throw new Error(
      `${when} there are more listeners: ${JSON.stringify(extra)}.`
    );
  }
}

/** One person types, one model answers, at random. */
async function simulateRun(
  simulation: Simulation,
  random: Random
): Promise<void> {
  simulation.beginRun(random);
  await flushTasks(simulation);
  for (let step = 0; step < STEPS_PER_RUN; step++) {
    const roll = random.next();
    if (roll < 0.45) {
      simulation.stepUser();
    } else if (roll < 0.8) {
      simulation.stepModel();
    } else {
      jest.advanceTimersByTime(random.pick([1, 20, 150, 500]));
    }
    // As between two events of a browser.
    await flushTasks(simulation);
    if (random.chance(0.8)) {
      jest.advanceTimersByTime(0);
      await flushTasks(simulation);
      simulation.checkInvariants();
    }
  }
  simulation.endRun();
  await flushTasks(simulation);
  jest.advanceTimersByTime(INLINE_TIMEOUT_MS);
  await flushTasks(simulation);
  simulation.checkInvariants();
  const leftovers = {
    connections: simulation.openConnectionCount,
    timers: jest.getTimerCount()
  };
  if (Object.values(leftovers).some(count => count > 0)) {
    throw new Error(`Left behind: ${JSON.stringify(leftovers)}.`);
  }
}

/** Resolves when everything that waits only for promises and streams has run. */
async function flushTasks(simulation: Simulation): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
  simulation.flushMessages();
}
