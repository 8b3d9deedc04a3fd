import { FakeModel } from '../../testing/servers/fakeModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { Generation } from './generation';

const CONTEXT = createCursorContext('qc.║\nx = 1');

/** Creates a generation that shows the model's text, up to a semicolon. */
function createGeneration() {
  const model = new FakeModel();
  const generation = new Generation(
    CONTEXT,
    signal => model.generate('p', signal),
    answer => {
      const [text = '', ...more] = answer.split(';');
      return { text, isComplete: more.length > 0 };
    }
  );
  return { model, generation, answer: model.lastGeneration };
}

describe('a generation', () => {
  it('grows while the model writes', async () => {
    const { generation, answer } = createGeneration();
    expect(generation).toMatchObject({ text: '', isDone: false, id: '' });
    await answer.write('h(');
    expect(generation).toMatchObject({ text: 'h(', isDone: false, id: 'c1' });
    await answer.write('0)');
    await answer.end();
    expect(generation).toMatchObject({
      text: 'h(0)',
      isDone: true,
      isAborted: false
    });
  });

  it('signals each change', async () => {
    const { generation, answer } = createGeneration();
    const first = generation.nextChange();
    await answer.write('h');
    await first;
    const second = generation.nextChange();
    await answer.end();
    await second;
    // It is done: this resolves at once.
    await generation.nextChange();
    expect(generation.text).toBe('h');
  });

  it('closes the connection when the text is complete', async () => {
    const { generation, answer, model } = createGeneration();
    await answer.write('h(0); and');
    expect(generation).toMatchObject({ text: 'h(0)', isDone: true });
    expect(generation.isAborted).toBe(false);
    expect(model.activeGenerationCount).toBe(0);
  });

  it('stops reading an endless answer', async () => {
    const { generation, answer, model } = createGeneration();
    for (let lines = 0; lines < 1000 && !generation.isDone; lines++) {
      await answer.write('qc.h(0)\n');
    }
    expect(generation.text.length).toBeGreaterThan(4000);
    expect(generation.text.length).toBeLessThan(4020);
    expect(generation).toMatchObject({ isDone: true, isAborted: false });
    expect(generation.error).toBeUndefined();
    expect(model.activeGenerationCount).toBe(0);
  });

  it('closes the connection when aborted', async () => {
    const { generation, answer, model } = createGeneration();
    await answer.write('h');
    generation.abort();
    await generation.finished;
    expect(generation).toMatchObject({
      text: 'h',
      isDone: true,
      isAborted: true
    });
    expect(generation.error).toBeUndefined();
    expect(answer.signal.aborted).toBe(true);
    expect(model.activeGenerationCount).toBe(0);
  });

  it('cannot be aborted once done', async () => {
    const { generation, answer } = createGeneration();
    await answer.write('h');
    await answer.end();
    generation.abort();
    expect(generation.isAborted).toBe(false);
  });

  it('keeps its error, and never rejects by itself', async () => {
    const { generation, answer } = createGeneration();
    const error = new Error('broken');
    answer.fail(error);
    await generation.finished;
    expect(generation).toMatchObject({ isDone: true, error });
  });
});

describe('countTypedUnits', () => {
  const createGrown = async () => {
    const { generation, answer } = createGeneration();
    await answer.write('h(0)');
    return { generation, answer };
  };

  it.each([
    ['nothing was typed', '', 0],
    ['a part of the text was typed', 'h(', 2],
    ['all of the text was typed', 'h(0)', 4],
    ['more than the text was typed', 'h(0)\nq', 6],
    ['something else was typed', 'x', null],
    ['a part of the text, then something else was typed', 'h(1', null]
  ])('returns the count if %s', async (_, typed, units) => {
    const { generation } = await createGrown();
    expect(generation.countTypedUnits(typeInContext(CONTEXT, typed))).toBe(
      units
    );
  });

  it('returns null if more than a complete text was typed', async () => {
    const { generation, answer } = await createGrown();
    await answer.end();
    expect(generation.countTypedUnits(typeInContext(CONTEXT, 'h(0)'))).toBe(4);
    expect(
      generation.countTypedUnits(typeInContext(CONTEXT, 'h(0)\n'))
    ).toBeNull();
  });

  it.each([
    ['in another editor', { editor: 'other' }],
    ['below other cells', { above: 'y = 2\n\n' }],
    ['before another suffix', { suffix: '\nx = 2' }],
    ['before the context of the request', { prefix: 'qc' }],
    ['after another prefix', { prefix: 'qd.' }]
  ])('returns null %s', async (_, overrides) => {
    const { generation } = await createGrown();
    expect(generation.countTypedUnits({ ...CONTEXT, ...overrides })).toBeNull();
  });
});

describe('waitForTextBeyond', () => {
  it('resolves at the first characters beyond the context', async () => {
    const { generation, answer } = createGeneration();
    const beyond = generation.waitForTextBeyond(CONTEXT);
    await answer.write('h(');
    expect(await beyond).toBe(0);
    const farther = generation.waitForTextBeyond(typeInContext(CONTEXT, 'h('));
    await answer.write('0)');
    expect(await farther).toBe(2);
  });

  it('keeps waiting while there are only blanks', async () => {
    const { generation, answer } = createGeneration();
    let isOver = false;
    const beyond = generation
      .waitForTextBeyond(CONTEXT)
      .finally(() => (isOver = true));
    await answer.write('\n  ');
    expect(isOver).toBe(false);
    await answer.write('x');
    expect(await beyond).toBe(0);
  });

  it('resolves to null if the model has written everything', async () => {
    const { generation, answer } = createGeneration();
    const beyond = generation.waitForTextBeyond(CONTEXT);
    await answer.end();
    expect(await beyond).toBeNull();
  });

  it('resolves to null if the text becomes something else', async () => {
    const { generation, answer } = createGeneration();
    await answer.write('h');
    const beyond = generation.waitForTextBeyond(typeInContext(CONTEXT, 'h(0'));
    await answer.write('(1)');
    expect(await beyond).toBeNull();
  });

  it('rejects with the error of the generation', async () => {
    const { generation, answer } = createGeneration();
    const beyond = generation.waitForTextBeyond(CONTEXT);
    answer.fail(new Error('broken'));
    await expect(beyond).rejects.toThrow('broken');
  });

  it('rejects when the generation is aborted', async () => {
    const { generation } = createGeneration();
    const beyond = generation.waitForTextBeyond(CONTEXT);
    generation.abort();
    await expect(beyond).rejects.toMatchObject({ name: 'AbortError' });
  });
});
