import { flushPromises, FakeModel } from '../../testing/servers/standInModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import type { IPlace } from '../context/cursorContext';
import { CompletionEngine } from './engine';

const PLACE = createCursorContext('qc.║\nx = 1');
const ABORTED = { name: 'AbortError' };

function started() {
  const model = new FakeModel();
  return { model, engine: new CompletionEngine(model.generate) };
}

describe('a request that comes by itself', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const typing = async (engine: CompletionEngine, places: IPlace[]) => {
    const outcomes: Promise<unknown>[] = [];
    for (const context of places) {
      outcomes.push(engine.suggest(context, true).catch((e: Error) => e.name));
      await flushPromises();
      jest.advanceTimersByTime(50);
      await flushPromises();
    }
    return outcomes;
  };

  it('waits for a pause in typing', async () => {
    const { model, engine } = started();
    const places = ['h', 'h(', 'h(0'].map(typed => typeInContext(PLACE, typed));
    const outcomes = await typing(engine, places);
    expect(model.generations).toHaveLength(0);
    jest.advanceTimersByTime(400);
    await flushPromises();
    expect(model.generations).toHaveLength(1);
    expect(model.lastGeneration.prompt).toBe('qc.h(0');
    await model.lastGeneration.write(')');
    await expect(outcomes[0]).resolves.toBe('AbortError');
    await expect(outcomes[1]).resolves.toBe('AbortError');
    await expect(outcomes[2]).resolves.toMatchObject({ typed: 0 });
  });

  it('waits for nothing where the answer is known', async () => {
    const { model, engine } = started();
    const asked = engine.suggest(PLACE, false);
    await flushPromises();
    await model.lastGeneration.write('h(0)');
    await model.lastGeneration.end();
    const { session } = (await asked) ?? {};
    const context = typeInContext(PLACE, 'h');
    expect(await engine.suggest(context, true)).toEqual({ session, typed: 1 });
    expect(jest.getTimerCount()).toBe(0);
    expect(model.generations).toHaveLength(1);
  });

  it.each(['', '\n\n', 'I cannot help with that.'])(
    'is made once where the model has nothing to say, as %j',
    async text => {
      const { model, engine } = started();
      /** Ask, after the pause in typing; the model says something if it is asked. */
      const answerTo = async (automatic: boolean, text: string) => {
        const before = model.generations.length;
        const asked = engine.suggest(PLACE, automatic);
        await flushPromises();
        jest.runAllTimers();
        await flushPromises();
        if (model.generations.length > before) {
          await model.lastGeneration.write(text);
          await model.lastGeneration.end();
        }
        return (await asked)?.session.text ?? null;
      };
      for (let time = 0; time < 3; time++) {
        expect(await answerTo(true, text)).toBeNull();
        expect(model.generations).toHaveLength(1);
      }
      // Who asks is answered by the model.
      expect(await answerTo(false, 'h(0)')).toBe('h(0)');
      expect(model.generations).toHaveLength(2);
      expect(await answerTo(true, '')).toBe('h(0)');
      expect(model.generations).toHaveLength(2);
    }
  );

  it('is dropped while it waits, if given up', async () => {
    const { model, engine } = started();
    const asked = engine.suggest(PLACE, true);
    await flushPromises();
    engine.cancel();
    await expect(asked).rejects.toMatchObject(ABORTED);
    jest.runAllTimers();
    await flushPromises();
    expect(model.generations).toHaveLength(0);
  });

  it('is dropped at once if the person goes elsewhere while it waits', async () => {
    const { model, engine } = started();
    const asked = engine.suggest(PLACE, true);
    await flushPromises();
    engine.leave(PLACE);
    expect(engine.busy).toBe(true);
    engine.leave(typeInContext(PLACE, 'x'));
    await expect(asked).rejects.toMatchObject(ABORTED);
    expect(engine.busy).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
    expect(model.generations).toHaveLength(0);
  });

  it('gives way to one that was asked for', async () => {
    const { model, engine } = started();
    const automatic = engine.suggest(PLACE, true);
    await flushPromises();
    const manual = engine.suggest(PLACE, false);
    await expect(automatic).rejects.toMatchObject(ABORTED);
    await flushPromises();
    await model.lastGeneration.write('h(0)');
    expect((await manual)?.session.text).toBe('h(0)');
    expect(model.generations).toHaveLength(1);
  });
});
