import { settled, StandInModel } from '../../testing/servers/standInModel';
import { placeAt, typedOn } from '../../testing/cursorContextAt';
import type { IPlace } from '../context/cursorContext';
import { CompletionEngine } from './engine';

const PLACE = placeAt('qc.║\nx = 1');
const ABORTED = { name: 'AbortError' };

function started() {
  const model = new StandInModel();
  return { model, engine: new CompletionEngine(model.generate) };
}

describe('a request that comes by itself', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const typing = async (engine: CompletionEngine, places: IPlace[]) => {
    const outcomes: Promise<unknown>[] = [];
    for (const place of places) {
      outcomes.push(engine.suggest(place, true).catch((e: Error) => e.name));
      await settled();
      jest.advanceTimersByTime(50);
      await settled();
    }
    return outcomes;
  };

  it('waits for a pause in typing', async () => {
    const { model, engine } = started();
    const places = ['h', 'h(', 'h(0'].map(typed => typedOn(PLACE, typed));
    const outcomes = await typing(engine, places);
    expect(model.answers).toHaveLength(0);
    jest.advanceTimersByTime(400);
    await settled();
    expect(model.answers).toHaveLength(1);
    expect(model.last.prompt).toBe('qc.h(0');
    await model.last.write(')');
    await expect(outcomes[0]).resolves.toBe('AbortError');
    await expect(outcomes[1]).resolves.toBe('AbortError');
    await expect(outcomes[2]).resolves.toMatchObject({ typed: 0 });
  });

  it('waits for nothing where the answer is known', async () => {
    const { model, engine } = started();
    const asked = engine.suggest(PLACE, false);
    await settled();
    await model.last.write('h(0)');
    await model.last.end();
    const { session } = (await asked) ?? {};
    const place = typedOn(PLACE, 'h');
    expect(await engine.suggest(place, true)).toEqual({ session, typed: 1 });
    expect(jest.getTimerCount()).toBe(0);
    expect(model.answers).toHaveLength(1);
  });

  it.each(['', '\n\n', 'I cannot help with that.'])(
    'is made once where the model has nothing to say, as %j',
    async text => {
      const { model, engine } = started();
      /** Ask, after the pause in typing; the model says something if it is asked. */
      const answerTo = async (automatic: boolean, text: string) => {
        const before = model.answers.length;
        const asked = engine.suggest(PLACE, automatic);
        await settled();
        jest.runAllTimers();
        await settled();
        if (model.answers.length > before) {
          await model.last.write(text);
          await model.last.end();
        }
        return (await asked)?.session.text ?? null;
      };
      for (let time = 0; time < 3; time++) {
        expect(await answerTo(true, text)).toBeNull();
        expect(model.answers).toHaveLength(1);
      }
      // Who asks is answered by the model.
      expect(await answerTo(false, 'h(0)')).toBe('h(0)');
      expect(model.answers).toHaveLength(2);
      expect(await answerTo(true, '')).toBe('h(0)');
      expect(model.answers).toHaveLength(2);
    }
  );

  it('is dropped while it waits, if given up', async () => {
    const { model, engine } = started();
    const asked = engine.suggest(PLACE, true);
    await settled();
    engine.cancel();
    await expect(asked).rejects.toMatchObject(ABORTED);
    jest.runAllTimers();
    await settled();
    expect(model.answers).toHaveLength(0);
  });

  it('is dropped at once if the person goes elsewhere while it waits', async () => {
    const { model, engine } = started();
    const asked = engine.suggest(PLACE, true);
    await settled();
    engine.leave(PLACE);
    expect(engine.busy).toBe(true);
    engine.leave(typedOn(PLACE, 'x'));
    await expect(asked).rejects.toMatchObject(ABORTED);
    expect(engine.busy).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
    expect(model.answers).toHaveLength(0);
  });

  it('gives way to one that was asked for', async () => {
    const { model, engine } = started();
    const automatic = engine.suggest(PLACE, true);
    await settled();
    const manual = engine.suggest(PLACE, false);
    await expect(automatic).rejects.toMatchObject(ABORTED);
    await settled();
    await model.last.write('h(0)');
    expect((await manual)?.session.text).toBe('h(0)');
    expect(model.answers).toHaveLength(1);
  });
});
