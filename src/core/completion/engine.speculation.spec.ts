import { flushPromises, FakeModel } from '../../testing/servers/fakeModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { CompletionEngine } from './engine';

const CONTEXT = createCursorContext('circuit = Quantum║\nx = 1');

/** Creates an engine that has received its first answer, and speculates. */
async function createEngine(shouldSpeculate = true) {
  const model = new FakeModel();
  const engine = new CompletionEngine(model.generate, {
    shouldSpeculate: () => shouldSpeculate
  });
  const firstSuggestion = engine.suggest(CONTEXT, false);
  await flushPromises();
  const first = model.lastGeneration;
  await first.write('Circuit(2)');
  await first.end();
  await firstSuggestion;
  return { model, engine, first };
}

it('the engine does not speculate if it should not', async () => {
  const { model } = await createEngine(false);
  expect(model.generations).toHaveLength(1);
});

it('a speculation starts once the suggestion is complete', async () => {
  const { model, engine } = await createEngine();
  expect(model.generations).toHaveLength(2);
  expect(model.lastGeneration.prompt).toBe('circuit = QuantumCircuit(2)');
  expect(model.activeGenerationCount).toBe(1);
  expect(engine.isBusy).toBe(true);
});

it('a finished speculation is suggested at once when the suggestion is accepted', async () => {
  const { model, engine } = await createEngine();
  await model.lastGeneration.write('.copy()');
  await model.lastGeneration.end();
  const next = typeInContext(CONTEXT, 'Circuit(2)');
  const suggestion = await engine.suggest(next, true);
  expect(suggestion?.generation.text).toBe('.copy()');
  const requests = model.generations.filter(
    ({ prompt }) => prompt === 'circuit = QuantumCircuit(2)'
  );
  expect(requests).toHaveLength(1);
});

it('a running speculation is waited for when the suggestion is accepted', async () => {
  const { model, engine } = await createEngine();
  const speculation = model.lastGeneration;
  const suggestion = engine.suggest(typeInContext(CONTEXT, 'Circuit(2)'), true);
  await flushPromises();
  await speculation.write('.copy()');
  expect((await suggestion)?.generation.id).toBe(speculation.id);
  expect(model.activeGenerationCount).toBe(1);
});

it('a speculation answers a request that was waiting when the first answer ended', async () => {
  const model = new FakeModel();
  const engine = new CompletionEngine(model.generate, {
    shouldSpeculate: () => true
  });
  const firstSuggestion = engine.suggest(CONTEXT, false);
  await flushPromises();
  const first = model.lastGeneration;
  await first.write('Circuit(2)');
  await firstSuggestion;
  const suggestion = engine.suggest(
    typeInContext(CONTEXT, 'Circuit(2)'),
    false
  );
  await first.end();
  const speculation = model.lastGeneration;
  expect(speculation).not.toBe(first);
  await speculation.write('.copy()');
  expect((await suggestion)?.generation.id).toBe(speculation.id);
  expect(model.generations).toHaveLength(2);
});

it('a speculation continues while the user types along', async () => {
  const { model, engine } = await createEngine();
  const context = typeInContext(CONTEXT, 'Cir');
  const suggestion = await engine.suggest(context, true);
  engine.updateContext(context);
  expect(suggestion?.typedUnits).toBe(3);
  expect(model.activeGenerationCount).toBe(1);
});

it.each([
  ['the user types something else', typeInContext(CONTEXT, 'x')],
  ['the cursor moves to another editor', { ...CONTEXT, editor: 'other' }],
  ['the cursor leaves all editors', null]
])('a speculation is aborted when %s', async (_, context) => {
  const { model, engine } = await createEngine();
  engine.updateContext(context);
  expect(model.activeGenerationCount).toBe(0);
  expect(engine.isBusy).toBe(false);
});

it('a speculation is aborted by a request in another context', async () => {
  const { model, engine } = await createEngine();
  void engine
    .suggest(typeInContext(CONTEXT, 'x'), false)
    .catch(() => undefined);
  await flushPromises();
  expect(model.generations).toHaveLength(3);
  expect(model.activeGenerationCount).toBe(1);
});

it('the next speculation starts once a speculation has been claimed', async () => {
  const { model, engine } = await createEngine();
  await model.lastGeneration.write('.copy()');
  await model.lastGeneration.end();
  await engine.suggest(typeInContext(CONTEXT, 'Circuit(2)'), true);
  await flushPromises();
  expect(model.generations).toHaveLength(3);
  expect(model.lastGeneration.prompt).toBe(
    'circuit = QuantumCircuit(2).copy()'
  );
});

it('no speculation starts if the request that claimed one is cancelled', async () => {
  const { model, engine } = await createEngine();
  await model.lastGeneration.write('.copy()');
  await model.lastGeneration.end();
  const claiming = engine.suggest(typeInContext(CONTEXT, 'Circuit(2)'), true);
  engine.cancel();
  await expect(claiming).rejects.toMatchObject({ name: 'AbortError' });
  await flushPromises();
  expect(model.generations).toHaveLength(2);
});

it('no speculation starts after an unclaimed speculation', async () => {
  const { model } = await createEngine();
  await model.lastGeneration.write('.copy()');
  await model.lastGeneration.end();
  expect(model.generations).toHaveLength(2);
});
