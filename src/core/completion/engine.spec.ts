import { flushPromises, FakeModel } from '../../testing/servers/standInModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { CompletionEngine, type ISuggestion } from './engine';

const PLACE = createCursorContext('qc.║\nx = 1');

function started() {
  const model = new FakeModel();
  return { model, engine: new CompletionEngine(model.generate) };
}

/** An engine whose model has said a text at {@link PLACE}. */
async function saidAt(text: string, done: boolean) {
  const { model, engine } = started();
  const asked = engine.suggest(PLACE, false);
  await flushPromises();
  await model.lastGeneration.write(text);
  if (done) {
    await model.lastGeneration.end();
  }
  await asked;
  return { model, engine };
}

/** The rest that a suggestion says. */
const rest = (suggestion: ISuggestion | null) =>
  suggestion?.session.text.slice(suggestion.typed);

const ABORTED = { name: 'AbortError' };

describe('typing what the suggestion says', () => {
  it.each([
    ['while it grows', false],
    ['once it is done', true]
  ])('costs no request, %s', async (_, done) => {
    const { model, engine } = await saidAt('h(0)\nqc.x(1)', done);
    for (let typed = 1; typed < 'h(0)\nqc.x(1)'.length; typed++) {
      const context = typeInContext(PLACE, 'h(0)\nqc.x(1)'.slice(0, typed));
      const expected = 'h(0)\nqc.x(1)'.slice(typed);
      expect(rest(engine.peek(context))).toBe(expected);
      expect(rest(await engine.suggest(context, false))).toBe(expected);
    }
    expect(model.generations).toHaveLength(1);
  });

  it('may run ahead of the model', async () => {
    const { model, engine } = await saidAt('h', false);
    const ahead = typeInContext(PLACE, 'h(0');
    const asked = engine.suggest(ahead, false);
    expect(engine.follows(ahead)).toBe(true);
    await model.lastGeneration.write('(0)\nqc');
    expect(rest(await asked)).toBe(')\nqc');
    expect(model.generations).toHaveLength(1);
  });

  it('ahead of the model, which then goes another way, asks anew', async () => {
    const { model, engine } = await saidAt('h', false);
    const asked = engine.suggest(typeInContext(PLACE, 'h(0'), false);
    await model.lastGeneration.write('(1)');
    await flushPromises();
    expect(model.generations).toHaveLength(2);
    expect(model.activeGenerationCount).toBe(1);
    await model.lastGeneration.write(')');
    expect(rest(await asked)).toBe(')');
  });

  it('to the very end asks anew', async () => {
    const { model, engine } = await saidAt('h(0)', true);
    const asked = engine.suggest(typeInContext(PLACE, 'h(0)'), false);
    await flushPromises();
    expect(model.lastGeneration.prompt).toBe('qc.h(0)');
    await model.lastGeneration.write('\nqc.x(1)');
    expect(rest(await asked)).toBe('\nqc.x(1)');
  });
});

describe('typing something else', () => {
  it('gives up the running generation, and asks anew', async () => {
    const { model, engine } = await saidAt('h(0)', false);
    const away = typeInContext(PLACE, 'x');
    expect(engine.follows(away)).toBe(false);
    const asked = engine.suggest(away, false);
    await flushPromises();
    expect(model.generations.map(({ signal }) => signal.aborted)).toEqual([
      true,
      false
    ]);
    expect(model.activeGenerationCount).toBe(1);
    await model.lastGeneration.write('(1)');
    expect(rest(await asked)).toBe('(1)');
  });

  it('supersedes who still waits', async () => {
    const { model, engine } = started();
    const first = engine.suggest(PLACE, false);
    const second = engine.suggest(typeInContext(PLACE, 'x'), false);
    await expect(first).rejects.toMatchObject(ABORTED);
    await flushPromises();
    await model.lastGeneration.write('(1)');
    expect(rest(await second)).toBe('(1)');
  });

  it('and back again finds what was said before', async () => {
    const { model, engine } = await saidAt('h(0)', true);
    const away = engine.suggest(typeInContext(PLACE, 'x'), false);
    await flushPromises();
    const back = await engine.suggest(PLACE, false);
    expect(rest(back)).toBe('h(0)');
    await expect(away).rejects.toMatchObject(ABORTED);
    await flushPromises();
    expect(model.activeGenerationCount).toBe(0);
    expect(model.generations).toHaveLength(2);
  });
});

describe('several requests', () => {
  it('of the same place share a generation; the newest is answered', async () => {
    const { model, engine } = started();
    const first = engine.suggest(PLACE, false);
    await flushPromises();
    const second = engine.suggest(PLACE, false);
    await flushPromises();
    await model.lastGeneration.write('h(0)');
    expect(rest(await second)).toBe('h(0)');
    await expect(first).rejects.toMatchObject(ABORTED);
    expect(model.generations).toHaveLength(1);
  });

  it('keep at most one generation alive', async () => {
    const { model, engine } = started();
    const places = ['a', 'b', 'c', 'd'].map(typed =>
      typeInContext(PLACE, typed)
    );
    const outcomes = places.map(context =>
      engine.suggest(context, false).catch((error: Error) => error.name)
    );
    await flushPromises();
    expect(model.activeGenerationCount).toBe(1);
    // Who is superseded at once has asked for nothing.
    expect(model.generations.map(({ prompt }) => prompt)).toEqual(['qc.d']);
    await model.lastGeneration.write('1');
    expect((await Promise.all(outcomes)).slice(0, 3)).toEqual([
      'AbortError',
      'AbortError',
      'AbortError'
    ]);
  });
});

describe('giving up', () => {
  it('closes the connection and rejects who waits', async () => {
    const { model, engine } = started();
    const asked = engine.suggest(PLACE, false);
    await flushPromises();
    engine.cancel();
    await expect(asked).rejects.toMatchObject(ABORTED);
    await flushPromises();
    expect(model.activeGenerationCount).toBe(0);
    expect(engine.peek(PLACE)).toBeNull();
    expect(engine.follows(PLACE)).toBe(false);
  });

  it('keeps what was finished, forgetting does not', async () => {
    const { engine } = await saidAt('h(0)', true);
    engine.cancel();
    expect(rest(engine.peek(PLACE))).toBe('h(0)');
    engine.clear();
    expect(engine.peek(PLACE)).toBeNull();
  });
});

describe('a failure', () => {
  it('is thrown and not remembered', async () => {
    const { model, engine } = started();
    const asked = engine.suggest(PLACE, false);
    await flushPromises();
    model.lastGeneration.fail(new Error('broken'));
    await expect(asked).rejects.toThrow('broken');
    expect(engine.peek(PLACE)).toBeNull();
    const again = engine.suggest(PLACE, false);
    await flushPromises();
    await model.lastGeneration.write('h(0)');
    expect(rest(await again)).toBe('h(0)');
  });

  it('in the middle of an answer leaves nothing', async () => {
    const { model, engine } = await saidAt('h(', false);
    model.lastGeneration.fail(new Error('broken'));
    await flushPromises();
    expect(engine.peek(PLACE)).toBeNull();
  });
});

it('line breaks are those of editors, however they are written and cut', async () => {
  const { model, engine } = await saidAt('h(0)\r', false);
  const suggestion = engine.peek(PLACE);
  expect(rest(suggestion)).toBe('h(0)');
  await model.lastGeneration.write('\nqc.x(1)\rqc.y(1)');
  await model.lastGeneration.end();
  expect(rest(suggestion)).toBe('h(0)\nqc.x(1)\nqc.y(1)');
});

it('who waits can be superseded, while the model goes on for who asks next', async () => {
  const { model, engine } = started();
  const first = engine.suggest(PLACE, false);
  await flushPromises();
  engine.supersede();
  const second = engine.suggest(PLACE, false);
  await flushPromises();
  await model.lastGeneration.write('h(0)');
  await expect(first).rejects.toMatchObject(ABORTED);
  expect(rest(await second)).toBe('h(0)');
  expect(model.generations).toHaveLength(1);
});
