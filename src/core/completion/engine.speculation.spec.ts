import { flushPromises, FakeModel } from '../../testing/servers/standInModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { CompletionEngine } from './engine';

const PLACE = createCursorContext('circuit = Quantum║\nx = 1');

/** An engine whose first answer is there, and that asks ahead. */
async function started(speculates = true) {
  const model = new FakeModel();
  const engine = new CompletionEngine(model.generate, {
    speculates: () => speculates
  });
  const asked = engine.suggest(PLACE, false);
  await flushPromises();
  const first = model.lastGeneration;
  await first.write('Circuit(2)');
  await first.end();
  await asked;
  return { model, engine, first };
}

it('nothing is asked ahead unless it is wanted', async () => {
  const { model } = await started(false);
  expect(model.generations).toHaveLength(1);
});

it('what follows is asked for once the suggestion is written', async () => {
  const { model, engine } = await started();
  expect(model.generations).toHaveLength(2);
  expect(model.lastGeneration.prompt).toBe('circuit = QuantumCircuit(2)');
  expect(model.activeGenerationCount).toBe(1);
  expect(engine.busy).toBe(true);
});

it('is there at once when the suggestion is accepted', async () => {
  const { model, engine } = await started();
  await model.lastGeneration.write('.copy()');
  await model.lastGeneration.end();
  const next = typeInContext(PLACE, 'Circuit(2)');
  const suggestion = await engine.suggest(next, true);
  expect(suggestion?.session.text).toBe('.copy()');
  const asked = model.generations.filter(
    ({ prompt }) => prompt === 'circuit = QuantumCircuit(2)'
  );
  expect(asked).toHaveLength(1);
});

it('is waited for when the suggestion is accepted before', async () => {
  const { model, engine } = await started();
  const ahead = model.lastGeneration;
  const suggestion = engine.suggest(typeInContext(PLACE, 'Circuit(2)'), true);
  await flushPromises();
  await ahead.write('.copy()');
  expect((await suggestion)?.session.id).toBe(ahead.id);
  expect(model.activeGenerationCount).toBe(1);
});

it('is taken by who has waited for a suggestion that ended there', async () => {
  const model = new FakeModel();
  const engine = new CompletionEngine(model.generate, {
    speculates: () => true
  });
  const asked = engine.suggest(PLACE, false);
  await flushPromises();
  const first = model.lastGeneration;
  await first.write('Circuit(2)');
  await asked;
  const suggestion = engine.suggest(typeInContext(PLACE, 'Circuit(2)'), false);
  await first.end();
  const ahead = model.lastGeneration;
  expect(ahead).not.toBe(first);
  await ahead.write('.copy()');
  expect((await suggestion)?.session.id).toBe(ahead.id);
  expect(model.generations).toHaveLength(2);
});

it('survives typing along the suggestion', async () => {
  const { model, engine } = await started();
  const context = typeInContext(PLACE, 'Cir');
  const suggestion = await engine.suggest(context, true);
  engine.leave(context);
  expect(suggestion?.typed).toBe(3);
  expect(model.activeGenerationCount).toBe(1);
});

it.each([
  ['typing something else', typeInContext(PLACE, 'x')],
  ['another editor', { ...PLACE, editor: 'other' }],
  ['nowhere', null]
])('is given up for %s', async (_, context) => {
  const { model, engine } = await started();
  engine.leave(context);
  expect(model.activeGenerationCount).toBe(0);
  expect(engine.busy).toBe(false);
});

it('is given up for a request elsewhere: one at a time', async () => {
  const { model, engine } = await started();
  void engine.suggest(typeInContext(PLACE, 'x'), false).catch(() => undefined);
  await flushPromises();
  expect(model.generations).toHaveLength(3);
  expect(model.activeGenerationCount).toBe(1);
});

it('goes on from what was reached', async () => {
  const { model, engine } = await started();
  await model.lastGeneration.write('.copy()');
  await model.lastGeneration.end();
  await engine.suggest(typeInContext(PLACE, 'Circuit(2)'), true);
  await flushPromises();
  expect(model.generations).toHaveLength(3);
  expect(model.lastGeneration.prompt).toBe(
    'circuit = QuantumCircuit(2).copy()'
  );
});

it('asks nothing for somebody who leaves at that moment', async () => {
  const { model, engine } = await started();
  await model.lastGeneration.write('.copy()');
  await model.lastGeneration.end();
  const reached = engine.suggest(typeInContext(PLACE, 'Circuit(2)'), true);
  engine.cancel();
  await expect(reached).rejects.toMatchObject({ name: 'AbortError' });
  await flushPromises();
  expect(model.generations).toHaveLength(2);
});

it('asks nothing ahead of what is asked ahead', async () => {
  const { model } = await started();
  await model.lastGeneration.write('.copy()');
  await model.lastGeneration.end();
  expect(model.generations).toHaveLength(2);
});
