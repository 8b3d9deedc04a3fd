import { createCursorContext } from '../../testing/cursorContextAt';
import {
  type ICellText,
  type IPlace,
  isSamePlace,
  textAbove
} from './cursorContext';

const code = (text: string): ICellText => ({ kind: 'code', text });
const markdown = (text: string): ICellText => ({ kind: 'markdown', text });

/** Cells as a notebook has them: top first. */
const above = (cells: ICellText[], budget?: number) =>
  textAbove([...cells].reverse(), budget);

describe('the cells above', () => {
  it('come in their order, with a blank line after each', () => {
    const cells = [code('import qiskit'), code('a = 1\nb = 2\n\n')];
    expect(above(cells)).toBe('import qiskit\n\na = 1\nb = 2\n\n');
  });

  it('have Markdown as comments', () => {
    const cells = [markdown('# Bell pair\n\nTwo qubits.'), code('x = 1')];
    expect(above(cells)).toBe('# # Bell pair\n#\n# Two qubits.\n\nx = 1\n\n');
  });

  it('leave out raw, empty and foreign cells', () => {
    const cells: ICellText[] = [
      { kind: 'raw', text: 'raw' },
      code('  \n'),
      code('%%bash\nls'),
      code('x = 1')
    ];
    expect(above(cells)).toBe('x = 1\n\n');
  });

  it('drop far cells whole', () => {
    const cells = [code('a = 1'), code('b = 2'), code('c = 3')];
    // 7 characters each, with the blank line.
    expect(above(cells, 14)).toBe('b = 2\n\nc = 3\n\n');
    expect(above(cells, 20)).toBe('b = 2\n\nc = 3\n\n');
    expect(above(cells, 21)).toBe('a = 1\n\nb = 2\n\nc = 3\n\n');
  });

  it('keep the end of the nearest cell, from the start of a line', () => {
    expect(above([code('a = 1\nb = 2\nc = 3')], 15)).toBe('b = 2\nc = 3\n\n');
  });

  it('are those of now, whatever was read before', () => {
    const cells = [code('a = 1'), code('b = 2')];
    expect(above(cells)).toBe('a = 1\n\nb = 2\n\n');
    expect(above([code('a = 1'), code('b = 3')])).toBe('a = 1\n\nb = 3\n\n');
    expect(above([markdown('a = 1'), code('b = 3')])).toBe(
      '# a = 1\n\nb = 3\n\n'
    );
    expect(above([code('b = 3')])).toBe('b = 3\n\n');
    expect(above(cells)).toBe('a = 1\n\nb = 2\n\n');
    expect(above(cells, 7)).toBe('b = 2\n\n');
  });

  it('are read a little further than they are kept, not to the end', () => {
    let read = 0;
    function* cells(text: string) {
      for (;;) {
        read++;
        yield code(text);
      }
    }
    expect(textAbove(cells('x = 1'), 70)).toHaveLength(70);
    expect(read).toBe(100);
    read = 0;
    textAbove(cells('qc.h(0)\n'.repeat(1000)), 70);
    expect(read).toBeLessThan(10);
  });

  it.each<[string, ICellText]>([
    ['another language', code(`%%html\n${'A'.repeat(60_000)}`)],
    ['a raw cell', { kind: 'raw', text: 'A'.repeat(60_000) }],
    ['an image', markdown(`![](data:image/png;base64,${'A'.repeat(60_000)})`)],
    ['a paragraph', markdown('Of qubits. '.repeat(6000))],
    ['one long line', code(`data = [${'0.123, '.repeat(9000)}]`)]
  ])('are not hidden behind much of %s', (_, long) => {
    const cells = [code('import qiskit'), long, code('x = 1')];
    expect(above(cells)).toMatch(/^import qiskit\n\n[^]*x = 1\n\n$/);
    expect(above(cells).length).toBeLessThan(100);
  });
});

describe('a place', () => {
  const context = createCursorContext('qc.║\nx = 1', {
    above: 'a = 1',
    below: 'b = 1'
  });

  it('is the same one if all is the same that a suggestion depends on', () => {
    expect(isSamePlace(context, { ...context, start: 1 })).toBe(true);
  });

  it.each<keyof IPlace>(['editor', 'above', 'prefix', 'suffix', 'below'])(
    'is another one with another %s',
    part => {
      expect(isSamePlace(context, { ...context, [part]: 'other' })).toBe(false);
    }
  );
});
