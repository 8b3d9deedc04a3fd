import { flushPromises, FakeModel } from '../../testing/servers/fakeModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import type { ICursorContext } from '../context/cursorContext';
import { CompletionEngine } from './engine';

const CONTEXT = createCursorContext('qc.║\nx = 1');
const ABORTED = { name: 'AbortError' };

function createEngine() {
  const model = new FakeModel();
  return { model, engine: new CompletionEngine(model.generate) };
}

describe('an automatic request', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** Requests a suggestion at each context, 50 ms apart. */
  const type = async (engine: CompletionEngine, contexts: ICursorContext[]) => {
    const outcomes: Promise<unknown>[] = [];
    for (const context of contexts) {
      outcomes.push(
        engine.suggest(context, true).catch((error: Error) => error.name)
      );
      await flushPromises();
      jest.advanceTimersByTime(50);
      await flushPromises();
    }
    return outcomes;
  };

  it('waits for a pause in typing', async () => {
    const { model, engine } = createEngine();
    const contexts = ['h', 'h(', 'h(0'].map(typed =>
      typeInContext(CONTEXT, typed)
    );
    const outcomes = await type(engine, contexts);
    expect(model.generations).toHaveLength(0);
    jest.advanceTimersByTime(400);
    await flushPromises();
    expect(model.generations).toHaveLength(1);
    expect(model.lastGeneration.prompt).toBe('qc.h(0');
    await model.lastGeneration.write(')');
    await expect(outcomes[0]).resolves.toBe('AbortError');
    await expect(outcomes[1]).resolves.toBe('AbortError');
    await expect(outcomes[2]).resolves.toMatchObject({ typedUnits: 0 });
  });

  it('does not wait if a suggestion is known', async () => {
    const { model, engine } = createEngine();
    const suggestionPromise = engine.suggest(CONTEXT, false);
    await flushPromises();
    await model.lastGeneration.write('h(0)');
    await model.lastGeneration.end();
    const { generation } = (await suggestionPromise) ?? {};
    const context = typeInContext(CONTEXT, 'h');
    expect(await engine.suggest(context, true)).toEqual({
      generation,
      typedUnits: 1
    });
    expect(jest.getTimerCount()).toBe(0);
    expect(model.generations).toHaveLength(1);
  });

  it.each(['', '\n\n', 'I cannot help with that.'])(
    'is sent only once where the model suggests nothing, as with %j',
    async text => {
      const { model, engine } = createEngine();
      /** Requests a suggestion and waits out the pause; the model answers a request with `text`. */
      const requestWithAnswer = async (isAutomatic: boolean, text: string) => {
        const countBefore = model.generations.length;
        const suggestionPromise = engine.suggest(CONTEXT, isAutomatic);
        await flushPromises();
        jest.runAllTimers();
        await flushPromises();
        if (model.generations.length > countBefore) {
          await model.lastGeneration.write(text);
          await model.lastGeneration.end();
        }
        return (await suggestionPromise)?.generation.text ?? null;
      };
      for (let attempt = 0; attempt < 3; attempt++) {
        expect(await requestWithAnswer(true, text)).toBeNull();
        expect(model.generations).toHaveLength(1);
      }
      // A manual request is always sent to the model.
      expect(await requestWithAnswer(false, 'h(0)')).toBe('h(0)');
      expect(model.generations).toHaveLength(2);
      expect(await requestWithAnswer(true, '')).toBe('h(0)');
      expect(model.generations).toHaveLength(2);
    }
  );

  it('can be cancelled while it waits', async () => {
    const { model, engine } = createEngine();
    const suggestionPromise = engine.suggest(CONTEXT, true);
    await flushPromises();
    engine.cancel();
    await expect(suggestionPromise).rejects.toMatchObject(ABORTED);
    jest.runAllTimers();
    await flushPromises();
    expect(model.generations).toHaveLength(0);
  });

  it('is cancelled at once if the context changes while it waits', async () => {
    const { model, engine } = createEngine();
    const suggestionPromise = engine.suggest(CONTEXT, true);
    await flushPromises();
    engine.updateContext(CONTEXT);
    expect(engine.isBusy).toBe(true);
    engine.updateContext(typeInContext(CONTEXT, 'x'));
    await expect(suggestionPromise).rejects.toMatchObject(ABORTED);
    expect(engine.isBusy).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
    expect(model.generations).toHaveLength(0);
  });

  it('is superseded by a manual request', async () => {
    const { model, engine } = createEngine();
    const automatic = engine.suggest(CONTEXT, true);
    await flushPromises();
    const manual = engine.suggest(CONTEXT, false);
    await expect(automatic).rejects.toMatchObject(ABORTED);
    await flushPromises();
    await model.lastGeneration.write('h(0)');
    expect((await manual)?.generation.text).toBe('h(0)');
    expect(model.generations).toHaveLength(1);
  });
});
