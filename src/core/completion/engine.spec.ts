import { flushPromises, FakeModel } from '../../testing/servers/fakeModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { CompletionEngine } from './engine';
import type { ISuggestion } from './suggestion';

const CONTEXT = createCursorContext('qc.║\nx = 1');

function createEngine() {
  const model = new FakeModel();
  return { model, engine: new CompletionEngine(model.generate) };
}

/** Creates an engine whose model has written a text for {@link CONTEXT}. */
async function createEngineWithAnswer(text: string, isDone: boolean) {
  const { model, engine } = createEngine();
  const pending = engine.suggest(CONTEXT, false);
  await flushPromises();
  await model.lastGeneration.write(text);
  if (isDone) {
    await model.lastGeneration.end();
  }
  await pending;
  return { model, engine };
}

/** Returns the part of a suggestion that was not typed yet. */
const getRest = (suggestion: ISuggestion | null) =>
  suggestion?.generation.text.slice(suggestion.typedUnits);

const ABORTED = { name: 'AbortError' };

describe('a user who types along the suggestion', () => {
  it.each([
    ['while it grows', false],
    ['once it is complete', true]
  ])('costs no request, %s', async (_, isDone) => {
    const { model, engine } = await createEngineWithAnswer(
      'h(0)\nqc.x(1)',
      isDone
    );
    for (let typed = 1; typed < 'h(0)\nqc.x(1)'.length; typed++) {
      const context = typeInContext(CONTEXT, 'h(0)\nqc.x(1)'.slice(0, typed));
      const expected = 'h(0)\nqc.x(1)'.slice(typed);
      expect(getRest(engine.peek(context))).toBe(expected);
      expect(getRest(await engine.suggest(context, false))).toBe(expected);
    }
    expect(model.generations).toHaveLength(1);
  });

  it('may type faster than the model', async () => {
    const { model, engine } = await createEngineWithAnswer('h', false);
    const aheadContext = typeInContext(CONTEXT, 'h(0');
    const pending = engine.suggest(aheadContext, false);
    expect(engine.isGeneratingFor(aheadContext)).toBe(true);
    await model.lastGeneration.write('(0)\nqc');
    expect(getRest(await pending)).toBe(')\nqc');
    expect(model.generations).toHaveLength(1);
  });

  it('causes a new request if the model then writes something else', async () => {
    const { model, engine } = await createEngineWithAnswer('h', false);
    const pending = engine.suggest(typeInContext(CONTEXT, 'h(0'), false);
    await model.lastGeneration.write('(1)');
    await flushPromises();
    expect(model.generations).toHaveLength(2);
    expect(model.activeGenerationCount).toBe(1);
    await model.lastGeneration.write(')');
    expect(getRest(await pending)).toBe(')');
  });

  it('causes a new request at the very end', async () => {
    const { model, engine } = await createEngineWithAnswer('h(0)', true);
    const pending = engine.suggest(typeInContext(CONTEXT, 'h(0)'), false);
    await flushPromises();
    expect(model.lastGeneration.prompt).toBe('qc.h(0)');
    await model.lastGeneration.write('\nqc.x(1)');
    expect(getRest(await pending)).toBe('\nqc.x(1)');
  });
});

describe('a user who types something else', () => {
  it('aborts the running generation and causes a new request', async () => {
    const { model, engine } = await createEngineWithAnswer('h(0)', false);
    const otherContext = typeInContext(CONTEXT, 'x');
    expect(engine.isGeneratingFor(otherContext)).toBe(false);
    const pending = engine.suggest(otherContext, false);
    await flushPromises();
    expect(model.generations.map(({ signal }) => signal.aborted)).toEqual([
      true,
      false
    ]);
    expect(model.activeGenerationCount).toBe(1);
    await model.lastGeneration.write('(1)');
    expect(getRest(await pending)).toBe('(1)');
  });

  it('supersedes a request that still waits', async () => {
    const { model, engine } = createEngine();
    const first = engine.suggest(CONTEXT, false);
    const second = engine.suggest(typeInContext(CONTEXT, 'x'), false);
    await expect(first).rejects.toMatchObject(ABORTED);
    await flushPromises();
    await model.lastGeneration.write('(1)');
    expect(getRest(await second)).toBe('(1)');
  });

  it('and undoes it gets the earlier suggestion', async () => {
    const { model, engine } = await createEngineWithAnswer('h(0)', true);
    const superseded = engine.suggest(typeInContext(CONTEXT, 'x'), false);
    await flushPromises();
    const suggestion = await engine.suggest(CONTEXT, false);
    expect(getRest(suggestion)).toBe('h(0)');
    await expect(superseded).rejects.toMatchObject(ABORTED);
    await flushPromises();
    expect(model.activeGenerationCount).toBe(0);
    expect(model.generations).toHaveLength(2);
  });
});

describe('several requests', () => {
  it('in one context share a generation, and the newest is answered', async () => {
    const { model, engine } = createEngine();
    const first = engine.suggest(CONTEXT, false);
    await flushPromises();
    const second = engine.suggest(CONTEXT, false);
    await flushPromises();
    await model.lastGeneration.write('h(0)');
    expect(getRest(await second)).toBe('h(0)');
    await expect(first).rejects.toMatchObject(ABORTED);
    expect(model.generations).toHaveLength(1);
  });

  it('keep at most one generation running', async () => {
    const { model, engine } = createEngine();
    const contexts = ['a', 'b', 'c', 'd'].map(typed =>
      typeInContext(CONTEXT, typed)
    );
    const outcomes = contexts.map(context =>
      engine.suggest(context, false).catch((error: Error) => error.name)
    );
    await flushPromises();
    expect(model.activeGenerationCount).toBe(1);
    // A call that is superseded at once sends no request.
    expect(model.generations.map(({ prompt }) => prompt)).toEqual(['qc.d']);
    await model.lastGeneration.write('1');
    expect((await Promise.all(outcomes)).slice(0, 3)).toEqual([
      'AbortError',
      'AbortError',
      'AbortError'
    ]);
  });
});

describe('cancelling', () => {
  it('closes the connection and rejects a waiting request', async () => {
    const { model, engine } = createEngine();
    const pending = engine.suggest(CONTEXT, false);
    await flushPromises();
    engine.cancel();
    await expect(pending).rejects.toMatchObject(ABORTED);
    await flushPromises();
    expect(model.activeGenerationCount).toBe(0);
    expect(engine.peek(CONTEXT)).toBeNull();
    expect(engine.isGeneratingFor(CONTEXT)).toBe(false);
  });

  it('keeps finished suggestions, clearing does not', async () => {
    const { engine } = await createEngineWithAnswer('h(0)', true);
    engine.cancel();
    expect(getRest(engine.peek(CONTEXT))).toBe('h(0)');
    engine.clear();
    expect(engine.peek(CONTEXT)).toBeNull();
  });
});

describe('a failure', () => {
  it('is thrown and not cached', async () => {
    const { model, engine } = createEngine();
    const pending = engine.suggest(CONTEXT, false);
    await flushPromises();
    model.lastGeneration.fail(new Error('broken'));
    await expect(pending).rejects.toThrow('broken');
    expect(engine.peek(CONTEXT)).toBeNull();
    const secondAttempt = engine.suggest(CONTEXT, false);
    await flushPromises();
    await model.lastGeneration.write('h(0)');
    expect(getRest(await secondAttempt)).toBe('h(0)');
  });

  it('in the middle of an answer discards the answer', async () => {
    const { model, engine } = await createEngineWithAnswer('h(', false);
    model.lastGeneration.fail(new Error('broken'));
    await flushPromises();
    expect(engine.peek(CONTEXT)).toBeNull();
  });
});

it('line breaks become \\n, whatever they are and wherever chunks cut them', async () => {
  const { model, engine } = await createEngineWithAnswer('h(0)\r', false);
  const suggestion = engine.peek(CONTEXT);
  expect(getRest(suggestion)).toBe('h(0)');
  await model.lastGeneration.write('\nqc.x(1)\rqc.y(1)');
  await model.lastGeneration.end();
  expect(getRest(suggestion)).toBe('h(0)\nqc.x(1)\nqc.y(1)');
});

it('a waiting request can be superseded while its generation continues for the next request', async () => {
  const { model, engine } = createEngine();
  const first = engine.suggest(CONTEXT, false);
  await flushPromises();
  engine.supersede();
  const second = engine.suggest(CONTEXT, false);
  await flushPromises();
  await model.lastGeneration.write('h(0)');
  await expect(first).rejects.toMatchObject(ABORTED);
  expect(getRest(await second)).toBe('h(0)');
  expect(model.generations).toHaveLength(1);
});
