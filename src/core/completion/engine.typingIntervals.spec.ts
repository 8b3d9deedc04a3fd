import { flushPromises, FakeModel } from '../../testing/servers/fakeModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { CompletionEngine } from './engine';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Creates an engine and a user who requests a suggestion with each key. */
function createTyping() {
  const model = new FakeModel();
  const engine = new CompletionEngine(model.generate);
  let context = createCursorContext('x = 1\n║\ny = 2');
  const type = async (gapsMs: number[], isAutomatic = true) => {
    for (const gapMs of gapsMs) {
      jest.advanceTimersByTime(gapMs);
      context = typeInContext(context, 'q');
      engine.suggest(context, isAutomatic).catch(() => undefined);
      await flushPromises();
    }
  };
  /** Returns the time until the next request, in milliseconds. */
  const measureWaitMs = async () => {
    const countBefore = model.generations.length;
    for (let passedMs = 0; passedMs <= 1000; passedMs += 5) {
      if (model.generations.length > countBefore) {
        return passedMs;
      }
      jest.advanceTimersByTime(5);
      await flushPromises();
    }
    return Infinity;
  };
  return { model, type, measureWaitMs };
}

const fill = (gapMs: number, count: number) =>
  Array.from({ length: count }, () => gapMs);

/** The wait while the user's typing speed is not known. */
const DEFAULT_WAIT_MS = 250;

it('the engine waits longer for a user who types slowly', async () => {
  const { type, measureWaitMs } = createTyping();
  await type(fill(300, 30));
  expect(await measureWaitMs()).toBe(330);
});

it('the engine waits less for a user who types quickly', async () => {
  const { type, measureWaitMs } = createTyping();
  await type(fill(100, 30));
  expect(await measureWaitMs()).toBe(110);
});

it('manual requests do not count as typing', async () => {
  const { type, measureWaitMs } = createTyping();
  await type(fill(300, 30), false);
  await type([300]);
  expect(await measureWaitMs()).toBe(DEFAULT_WAIT_MS);
});

it('the engine waits less for a slow service', async () => {
  const { model, type, measureWaitMs } = createTyping();
  const unevenGapsMs = [...fill(100, 45), ...fill(200, 5)];
  await type(unevenGapsMs);
  expect(await measureWaitMs()).toBe(220);
  jest.advanceTimersByTime(1000);
  await model.lastGeneration.write('(0)');
  await type(unevenGapsMs);
  expect(await measureWaitMs()).toBe(110);
});
