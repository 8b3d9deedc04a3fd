import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { extractTextWindow } from './textWindow';
import type { ICursorContext } from './cursorContext';
import { findTextTypedBetween } from './typedBetween';

const CONTEXT = createCursorContext('qc.║\nx = 1', { above: 'y = 1\n\n' });

describe('findTextTypedBetween', () => {
  it.each([
    ['no text', ''],
    ['a part of a line', 'h(0)'],
    ['several lines', 'h(0)\nqc.x(1)']
  ])('returns %s', (_, typed) => {
    expect(findTextTypedBetween(CONTEXT, typeInContext(CONTEXT, typed))).toBe(
      typed
    );
  });

  it.each<[string, Partial<ICursorContext>]>([
    ['in another editor', { editor: 'other' }],
    ['below other cells', { above: 'y = 2\n\n' }],
    ['above other cells', { below: 'y = 2\n\n' }],
    ['before another suffix', { suffix: '\nx = 2' }],
    ['before the earlier cursor', { prefix: 'qc' }],
    ['after another prefix', { prefix: 'qd.' }]
  ])('returns null %s', (_, overrides) => {
    expect(
      findTextTypedBetween(CONTEXT, { ...CONTEXT, ...overrides })
    ).toBeNull();
  });
});

describe('findTextTypedBetween, in a long text', () => {
  /** Creates two contexts in a file, from one to the other of which `typedText` was typed. */
  function createContexts(
    size: number,
    typedText: string
  ): [ICursorContext, ICursorContext] {
    const line = 'counts = run(transpile(circuit, backend))\n';
    const start = `import qiskit\n\n${line.repeat(size / line.length)}`;
    const contextAfter = (typed: string): ICursorContext => {
      const text = start + typed;
      const { head, ...window } = extractTextWindow(
        `${text}\nx = 1`,
        text.length
      );
      return { editor: 'file', above: head, below: '', ...window };
    };
    return [contextAfter('def f():\n'), contextAfter(`def f():\n${typedText}`)];
  }

  it.each([0, 4_000, 16_000, 18_000, 20_000, 26_000, 100_000])(
    'returns the typed text, wherever the prefix begins by now: after %d units',
    size => {
      const gates = '    qc.h(0)  # of many\n'.repeat(350);
      const prefixStarts = new Set<number>();
      for (let length = 0; length <= gates.length; length += 37) {
        const typed = gates.slice(0, length);
        const [earlier, later] = createContexts(size, typed);
        expect(findTextTypedBetween(earlier, later)).toBe(typed);
        prefixStarts.add(later.prefixStart);
      }
      expect(prefixStarts.size).toBeGreaterThan(size < 10_000 ? 0 : 1);
    }
  );

  it('returns null if the text before the typed text changed', () => {
    const gates = '    qc.h(0)  # of many\n'.repeat(350);
    const [earlier, later] = createContexts(18_000, gates);
    expect(later.prefixStart).toBeGreaterThan(earlier.prefixStart);
    const otherPrefix = later.prefix.replace('backend', 'sampler');
    expect(
      findTextTypedBetween(earlier, { ...later, prefix: otherPrefix })
    ).toBeNull();
    expect(findTextTypedBetween(later, earlier)).toBeNull();
  });
});
