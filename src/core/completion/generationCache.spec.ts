import { FakeModel } from '../../testing/servers/fakeModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import type { ICursorContext } from '../context/cursorContext';
import { GenerationCache } from './generationCache';
import { Generation } from './generation';

/** Creates a finished generation with a text. */
async function createFinished(
  context: ICursorContext,
  text: string
): Promise<Generation> {
  const model = new FakeModel();
  const generation = new Generation(
    context,
    signal => model.generate('p', signal),
    answer => ({ text: answer, isComplete: false })
  );
  await model.lastGeneration.write(text);
  await model.lastGeneration.end();
  return generation;
}

const CONTEXT = createCursorContext('qc.║');

describe('the GenerationCache', () => {
  it('finds a generation while the user types along', async () => {
    const cache = new GenerationCache();
    const generation = await createFinished(CONTEXT, 'h(0)');
    cache.add(generation);
    expect(cache.find(CONTEXT)).toEqual({ generation, typedUnits: 0 });
    expect(cache.find(typeInContext(CONTEXT, 'h('))).toEqual({
      generation,
      typedUnits: 2
    });
    expect(cache.find(typeInContext(CONTEXT, 'x'))).toBeNull();
  });

  it('finds nothing once all of the text is typed', async () => {
    const cache = new GenerationCache();
    cache.add(await createFinished(CONTEXT, 'h(0)'));
    expect(cache.find(typeInContext(CONTEXT, 'h(0)'))).toBeNull();
  });

  it('prefers the longest matching prefix', async () => {
    const cache = new GenerationCache();
    const farther = await createFinished(CONTEXT, 'h(0)\nqc.x(1)');
    const nearer = await createFinished(
      typeInContext(CONTEXT, 'h(0)'),
      '\nqc.cx(0, 1)'
    );
    cache.add(nearer);
    cache.add(farther);
    const context = typeInContext(CONTEXT, 'h(0)\nqc.');
    expect(cache.find(context)).toEqual({ generation: nearer, typedUnits: 4 });
  });

  it('keeps no generation that failed, was aborted or is empty', async () => {
    const cache = new GenerationCache();
    const model = new FakeModel();
    const start = () =>
      new Generation(
        CONTEXT,
        signal => model.generate('p', signal),
        text => ({ text, isComplete: false })
      );
    const failed = start();
    await model.lastGeneration.write('h(0)');
    model.lastGeneration.fail(new Error('broken'));
    await failed.finished;
    const aborted = start();
    await model.lastGeneration.write('h(0)');
    aborted.abort();
    await aborted.finished;
    [failed, aborted, await createFinished(CONTEXT, '')].forEach(generation =>
      cache.add(generation)
    );
    expect(cache.find(CONTEXT)).toBeNull();
    expect(cache.isKnownEmptyAt(CONTEXT)).toBe(true);
  });

  it('remembers empty answers without displacing suggestions', async () => {
    const cache = new GenerationCache(1);
    const generation = await createFinished(CONTEXT, 'h(0)');
    cache.add(generation);
    const emptyContext = typeInContext(CONTEXT, 'h(');
    cache.add(await createFinished(emptyContext, ''));
    expect(cache.isKnownEmptyAt(emptyContext)).toBe(true);
    expect(cache.isKnownEmptyAt(CONTEXT)).toBe(false);
    // The earlier suggestion continues beyond that context.
    expect(cache.find(emptyContext)).toEqual({ generation, typedUnits: 2 });
    cache.add(await createFinished(typeInContext(CONTEXT, 'x'), ''));
    expect(cache.isKnownEmptyAt(emptyContext)).toBe(false);
    cache.clear();
    expect(cache.isKnownEmptyAt(typeInContext(CONTEXT, 'x'))).toBe(false);
  });

  it('drops the least recently used generation', async () => {
    const cache = new GenerationCache(2);
    const contexts = ['a║', 'b║', 'c║'].map(text => createCursorContext(text));
    const [a, b, c] = contexts as [
      ICursorContext,
      ICursorContext,
      ICursorContext
    ];
    cache.add(await createFinished(a, '1'));
    cache.add(await createFinished(b, '2'));
    expect(cache.find(a)).not.toBeNull();
    cache.add(await createFinished(c, '3'));
    expect(
      contexts.map(context => cache.find(context)?.generation.text)
    ).toEqual(['1', undefined, '3']);
  });

  it('can be cleared', async () => {
    const cache = new GenerationCache();
    cache.add(await createFinished(CONTEXT, 'h(0)'));
    cache.clear();
    expect(cache.find(CONTEXT)).toBeNull();
  });
});
