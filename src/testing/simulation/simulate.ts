import fc from 'fast-check';
import {
  checkProperty,
  FIRST_SEED,
  getRunCount,
  REPLAYED_PATH
} from '../checkProperty';
import { INLINE_TIMEOUT_MS } from '../editors/completionHandler';
import { checkListenerCounts } from './invariants';
import { NotebookSimulation } from './notebookSimulation';
import { type IRun, RUN } from './runArbitrary';

/** The number of runs in each of the two specs: about two minutes on a quiet core. */
export const RUN_COUNT = REPLAYED_PATH === '' ? getRunCount(4_000) : 1;

/** The notebooks are used for this many runs: shared documents keep deleted text. */
const RUNS_PER_NOTEBOOK = 250;

/** With fewer runs, the percentages of the coverage mean nothing. */
const MIN_RUNS_FOR_COVERAGE = 1000;

/**
 * Simulates many users, one after the other, and prints how often each event
 * happened. Every batch of {@link RUNS_PER_NOTEBOOK} runs has new notebooks and
 * a seed of its own.
 *
 * @param autoCompletion - whether JupyterLab's popup opens by itself while typing.
 * @throws Error with the seed and the story of the shortest run that fails.
 */
export async function simulateUsers(autoCompletion: boolean): Promise<void> {
  silenceKnownProblems();
  const simulation = await NotebookSimulation.start(autoCompletion);
  const property = fc.asyncProperty(RUN, run =>
    simulateRun(simulation, run).catch(async (error: unknown) => {
      const story = String(simulation.story);
      await replaceNotebooks(simulation);
      throw new Error(`${String(error)}\n${story}`);
    })
  );
  let seed = FIRST_SEED;
  for (let first = 0; first < RUN_COUNT; first += RUNS_PER_NOTEBOOK) {
    const countsWhileClosed = simulation.listenerCounts;
    await simulation.lab.open();
    const countsWhileOpen = simulation.listenerCounts;
    useFakeTimers();
    const runCount = Math.min(RUNS_PER_NOTEBOOK, RUN_COUNT - first);
    await checkProperty(property, runCount, seed++);
    jest.useRealTimers();
    checkListenerCounts(
      'While the notebooks are open,',
      countsWhileOpen,
      simulation.listenerCounts
    );
    simulation.lab.close();
    checkListenerCounts(
      'After the notebooks were closed,',
      countsWhileClosed,
      simulation.listenerCounts
    );
  }
  jest.restoreAllMocks();
  process.stdout.write(`Of ${RUN_COUNT} runs: ${simulation.coverage}\n`);
  if (RUN_COUNT >= MIN_RUNS_FOR_COVERAGE) {
    simulation.coverage.checkMinimums();
  }
}

/** Simulates one user and one model. */
async function simulateRun(
  simulation: NotebookSimulation,
  run: IRun
): Promise<void> {
  simulation.beginRun(run);
  await flushTasks(simulation);
  for (const { event, runsTimers } of run.steps) {
    if (!simulation.perform(event)) {
      continue;
    }
    // As between two events in a browser.
    await flushTasks(simulation);
    if (runsTimers) {
      jest.advanceTimersByTime(0);
      await flushTasks(simulation);
    }
    simulation.addStateToStory();
    if (runsTimers) {
      simulation.checkInvariants();
    }
  }
  simulation.endRun();
  await flushTasks(simulation);
  jest.advanceTimersByTime(INLINE_TIMEOUT_MS);
  await flushTasks(simulation);
  simulation.checkInvariants();
  simulation.checkAllReported();
  const leftovers = {
    connections: simulation.openConnectionCount,
    timers: jest.getTimerCount()
  };
  if (Object.values(leftovers).some(count => count > 0)) {
    throw new Error(`Left behind: ${JSON.stringify(leftovers)}.`);
  }
}

/** Resolves when everything that waits only for promises and streams has run. */
async function flushTasks(simulation: NotebookSimulation): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
  simulation.flushMessages();
}

/** Starts again after a failed run, so that the next one fails only for its own reasons. */
async function replaceNotebooks(simulation: NotebookSimulation): Promise<void> {
  jest.useRealTimers();
  simulation.lab.close();
  await simulation.restart();
  await simulation.lab.open();
  useFakeTimers();
}

function useFakeTimers(): void {
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
}

/** Avoids what jsdom cannot do, and logs of JupyterLab that say nothing about the extension. */
function silenceKnownProblems(): void {
  // jsdom has no layout, but computing styles takes long.
  const style = getComputedStyle(document.body);
  jest.spyOn(window, 'getComputedStyle').mockReturnValue(style);
  // JupyterLab's popup looks for an offset that a collaborator has deleted.
  const { error } = console;
  jest.spyOn(console, 'error').mockImplementation((...args) => {
    if (!(args[0] instanceof RangeError)) {
      error(...args);
    }
  });
}
