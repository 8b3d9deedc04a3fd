import { flushPromises, FakeModel } from '../../testing/servers/fakeModel';
import { extractTextWindow } from '../context/textWindow';
import type { ICursorContext } from '../context/cursorContext';
import { CompletionEngine } from './engine';

const LINE = 'counts = run(transpile(circuit, backend))\n';

/** Returns the context at the end of a file of about `size` characters and the typed text. */
function contextAtEnd(size: number, typed: string): ICursorContext {
  const text = `import qiskit\n\n${LINE.repeat(size / LINE.length)}${typed}`;
  const { head, ...window } = extractTextWindow(text, text.length);
  return { editor: 'file', above: head, below: '', ...window };
}

/** Returns a name that resembles none with a neighbouring index. */
function createName(index: number): string {
  const hash = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return hash.toString(36).replace(/^\d/, 'q');
}

it('the engine keeps its generation while the user types along in a long file, wherever the prefix begins', async () => {
  const model = new FakeModel();
  const engine = new CompletionEngine(model.generate);
  // All lines differ, so that no filter cuts the answer.
  const lines = Array.from(
    { length: 100 },
    (_, line) => `${createName(2 * line)} = ${createName(2 * line + 1)}()\n`
  );
  const ghost = lines.join('');
  const suggestion = engine.suggest(contextAtEnd(19_000, ''), false);
  await flushPromises();
  await model.lastGeneration.write(ghost);
  await suggestion;
  const prefixStarts = new Set<number>();
  for (let typed = 0; typed < ghost.length; typed += 7) {
    const context = contextAtEnd(19_000, ghost.slice(0, typed));
    prefixStarts.add(context.prefixStart);
    engine.updateContext(context);
    expect(engine.isGeneratingFor(context)).toBe(true);
    expect((await engine.suggest(context, true))?.typedUnits).toBe(typed);
  }
  expect(prefixStarts.size).toBeGreaterThan(1);
  expect(model.generations).toHaveLength(1);
  expect(model.activeGenerationCount).toBe(1);
});
