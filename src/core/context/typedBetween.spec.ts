import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { textAround } from './textWindow';
import type { IPlace } from './cursorContext';
import { typedBetween } from './typedBetween';

const PLACE = createCursorContext('qc.║\nx = 1', { above: 'y = 1\n\n' });

describe('what was typed between two places', () => {
  it.each([
    ['nothing', ''],
    ['a part of a line', 'h(0)'],
    ['several lines', 'h(0)\nqc.x(1)']
  ])('is %s', (_, typed) => {
    expect(typedBetween(PLACE, typeInContext(PLACE, typed))).toBe(typed);
  });

  it.each<[string, Partial<IPlace>]>([
    ['in another editor', { editor: 'other' }],
    ['below other cells', { above: 'y = 2\n\n' }],
    ['above other cells', { below: 'y = 2\n\n' }],
    ['before another rest', { suffix: '\nx = 2' }],
    ['before where it began', { prefix: 'qc' }],
    ['after another start', { prefix: 'qd.' }]
  ])('is nothing %s', (_, other) => {
    expect(typedBetween(PLACE, { ...PLACE, ...other })).toBeNull();
  });
});

describe('in a long text', () => {
  /** Two places in a file, `more` having been typed from one to the other. */
  function places(size: number, more: string): [IPlace, IPlace] {
    const line = 'counts = run(transpile(circuit, backend))\n';
    const start = `import qiskit\n\n${line.repeat(size / line.length)}`;
    const at = (typed: string): IPlace => {
      const text = start + typed;
      const { head, ...around } = textAround(`${text}\nx = 1`, text.length);
      return { editor: 'file', above: head, below: '', ...around };
    };
    return [at('def f():\n'), at(`def f():\n${more}`)];
  }

  it.each([0, 4_000, 16_000, 18_000, 20_000, 26_000, 100_000])(
    'it is what was typed, wherever the prefix begins by now: after %d',
    size => {
      const gates = '    qc.h(0)  # of many\n'.repeat(350);
      const starts = new Set<number>();
      for (let typed = 0; typed <= gates.length; typed += 37) {
        const more = gates.slice(0, typed);
        const [here, there] = places(size, more);
        expect(typedBetween(here, there)).toBe(more);
        starts.add(there.start);
      }
      expect(starts.size).toBeGreaterThan(size < 10_000 ? 0 : 1);
    }
  );

  it('it is nothing where another text was typed', () => {
    const gates = '    qc.h(0)  # of many\n'.repeat(350);
    const [here, there] = places(18_000, gates);
    expect(there.start).toBeGreaterThan(here.start);
    const other = there.prefix.replace('backend', 'sampler');
    expect(typedBetween(here, { ...there, prefix: other })).toBeNull();
    expect(typedBetween(there, here)).toBeNull();
  });
});
