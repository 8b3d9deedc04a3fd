import { flushPromises, FakeModel } from '../../testing/servers/standInModel';
import { Random } from '../../testing/simulation/random';
import { textAround } from '../context/textWindow';
import type { IPlace } from '../context/cursorContext';
import { CompletionEngine } from './engine';

const LINE = 'counts = run(transpile(circuit, backend))\n';

/** The end of a file of some size, as a place. */
function endOf(size: number, typed: string): IPlace {
  const text = `import qiskit\n\n${LINE.repeat(size / LINE.length)}${typed}`;
  const { head, ...around } = textAround(text, text.length);
  return { editor: 'file', above: head, below: '', ...around };
}

it('typing along in a long file gives up no generation, wherever its prefix begins', async () => {
  const model = new FakeModel();
  const engine = new CompletionEngine(model.generate);
  // No line is like another, so that no filter ends it.
  const random = new Random(1);
  const name = () => random.integerBelow(1e9).toString(36).replace(/^\d/, 'q');
  const lines = Array.from({ length: 100 }, () => `${name()} = ${name()}()\n`);
  const ghost = lines.join('');
  const asked = engine.suggest(endOf(19_000, ''), false);
  await flushPromises();
  await model.lastGeneration.write(ghost);
  await asked;
  const starts = new Set<number>();
  for (let typed = 0; typed < ghost.length; typed += 7) {
    const context = endOf(19_000, ghost.slice(0, typed));
    starts.add(context.start);
    engine.leave(context);
    expect(engine.follows(context)).toBe(true);
    expect((await engine.suggest(context, true))?.typed).toBe(typed);
  }
  expect(starts.size).toBeGreaterThan(1);
  expect(model.generations).toHaveLength(1);
  expect(model.activeGenerationCount).toBe(1);
});
