import { Random } from '../testing/random';
import { clearGhosts, TIMEOUT_MS } from '../testing/ghosts';
import { closeNotebooks } from '../testing/notebook';
import { Simulation } from '../testing/simulation';

const RUNS = Number(process.env['RUNS'] ?? 20_000);
const STEPS = 12;

/** A notebook is used for that many runs, then closed. */
const BATCH = 500;

/** Another one each time; a failure names the seed, which `SEED` repeats. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** Everything that waits only for promises and streams has run. */
const settled = () => new Promise(resolve => setImmediate(resolve));

/** One person types, one model answers, at random. */
async function run(simulation: Simulation, random: Random): Promise<void> {
  simulation.begin(random);
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
  if (simulation.open > 0 || jest.getTimerCount() > 0) {
    throw new Error(
      `Left behind: ${simulation.open} connections, ${jest.getTimerCount()} timers.`
    );
  }
}

// jsdom has no layout, but takes its time to say so.
beforeAll(() => {
  const style = getComputedStyle(document.body);
  jest.spyOn(window, 'getComputedStyle').mockReturnValue(style);
});
afterAll(() => jest.restoreAllMocks());

it(
  `${RUNS} people typing at random see what the model said`,
  async () => {
    for (let first = 0; first < RUNS; first += BATCH) {
      jest.useRealTimers();
      const simulation = await Simulation.open();
      jest.useFakeTimers({
        doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate']
      });
      const last = Math.min(RUNS, first + BATCH);
      for (let seed = SEED + first; seed < SEED + last; seed++) {
        try {
          await run(simulation, new Random(seed));
        } catch (error) {
          throw new Error(
            `With SEED=${seed}: ${String(error)}\n${simulation.story}`
          );
        }
      }
      clearGhosts();
      closeNotebooks();
    }
  },
  20 * 60_000
);
