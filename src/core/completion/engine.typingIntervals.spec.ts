import { flushPromises, FakeModel } from '../../testing/servers/standInModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { CompletionEngine } from './engine';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Somebody who types, a key each so many milliseconds, and asks for what comes. */
function typing() {
  const model = new FakeModel();
  const engine = new CompletionEngine(model.generate);
  let context = createCursorContext('x = 1\n║\ny = 2');
  const type = async (gaps: number[], automatic = true) => {
    for (const gap of gaps) {
      jest.advanceTimersByTime(gap);
      context = typeInContext(context, 'q');
      engine.suggest(context, automatic).catch(() => undefined);
      await flushPromises();
    }
  };
  /** How long the model isn't asked from now on, in milliseconds. */
  const wait = async () => {
    const before = model.generations.length;
    for (let passed = 0; passed <= 1000; passed += 5) {
      if (model.generations.length > before) {
        return passed;
      }
      jest.advanceTimersByTime(5);
      await flushPromises();
    }
    return Infinity;
  };
  return { model, type, wait };
}

const fill = (gap: number, times: number) =>
  Array.from({ length: times }, () => gap);

/** What is waited for while it isn't known how somebody types. */
const UNKNOWN_MS = 250;

it('who types slowly is waited for longer', async () => {
  const { type, wait } = typing();
  await type(fill(300, 30));
  expect(await wait()).toBe(330);
});

it('who types quickly is not', async () => {
  const { type, wait } = typing();
  await type(fill(100, 30));
  expect(await wait()).toBe(110);
});

it('what was asked for says nothing about typing', async () => {
  const { type, wait } = typing();
  await type(fill(300, 30), false);
  await type([300]);
  expect(await wait()).toBe(UNKNOWN_MS);
});

it('a service that takes its time is asked earlier', async () => {
  const { model, type, wait } = typing();
  const uneven = [...fill(100, 45), ...fill(200, 5)];
  await type(uneven);
  expect(await wait()).toBe(220);
  jest.advanceTimersByTime(1000);
  await model.lastGeneration.write('(0)');
  await type(uneven);
  expect(await wait()).toBe(110);
});
