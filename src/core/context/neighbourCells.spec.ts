import type { ICellText } from './cellSource';
import { joinCellsAbove } from './neighbourCells';

const code = (text: string): ICellText => ({ kind: 'code', text });
const markdown = (text: string): ICellText => ({ kind: 'markdown', text });

/** Joins cells that are given in the order of the notebook. */
const joinAbove = (cells: ICellText[], budget?: number) =>
  joinCellsAbove([...cells].reverse(), budget);

describe('joinCellsAbove', () => {
  it('joins the cells in their order, with a blank line after each', () => {
    const cells = [code('import qiskit'), code('a = 1\nb = 2\n\n')];
    expect(joinAbove(cells)).toBe('import qiskit\n\na = 1\nb = 2\n\n');
  });

  it('turns Markdown into comments', () => {
    const cells = [markdown('# Bell pair\n\nTwo qubits.'), code('x = 1')];
    expect(joinAbove(cells)).toBe(
      '# # Bell pair\n#\n# Two qubits.\n\nx = 1\n\n'
    );
  });

  it('leaves out raw and empty cells and cells in other languages', () => {
    const cells: ICellText[] = [
      { kind: 'raw', text: 'raw' },
      code('  \n'),
      code('%%bash\nls'),
      code('x = 1')
    ];
    expect(joinAbove(cells)).toBe('x = 1\n\n');
  });

  it('omits farther cells whole', () => {
    const cells = [code('a = 1'), code('b = 2'), code('c = 3')];
    // 7 characters each, including the blank line.
    expect(joinAbove(cells, 14)).toBe('b = 2\n\nc = 3\n\n');
    expect(joinAbove(cells, 20)).toBe('b = 2\n\nc = 3\n\n');
    expect(joinAbove(cells, 21)).toBe('a = 1\n\nb = 2\n\nc = 3\n\n');
  });

  it('keeps the end of the nearest cell, from the start of a line', () => {
    expect(joinAbove([code('a = 1\nb = 2\nc = 3')], 15)).toBe(
      'b = 2\nc = 3\n\n'
    );
  });

  it('returns the current cells, whatever it returned before', () => {
    const cells = [code('a = 1'), code('b = 2')];
    expect(joinAbove(cells)).toBe('a = 1\n\nb = 2\n\n');
    expect(joinAbove([code('a = 1'), code('b = 3')])).toBe(
      'a = 1\n\nb = 3\n\n'
    );
    expect(joinAbove([markdown('a = 1'), code('b = 3')])).toBe(
      '# a = 1\n\nb = 3\n\n'
    );
    expect(joinAbove([code('b = 3')])).toBe('b = 3\n\n');
    expect(joinAbove(cells)).toBe('a = 1\n\nb = 2\n\n');
    expect(joinAbove(cells, 7)).toBe('b = 2\n\n');
  });

  it('reads a little more than it keeps, but not all cells', () => {
    let readCells = 0;
    function* cells(text: string) {
      for (;;) {
        readCells++;
        yield code(text);
      }
    }
    expect(joinCellsAbove(cells('x = 1'), 70)).toHaveLength(70);
    expect(readCells).toBe(100);
    readCells = 0;
    joinCellsAbove(cells('qc.h(0)\n'.repeat(1000)), 70);
    expect(readCells).toBeLessThan(10);
  });

  it.each<[string, ICellText]>([
    ['a cell in another language', code(`%%html\n${'A'.repeat(60_000)}`)],
    ['a raw cell', { kind: 'raw', text: 'A'.repeat(60_000) }],
    ['an image', markdown(`![](data:image/png;base64,${'A'.repeat(60_000)})`)],
    ['a paragraph', markdown('About qubits. '.repeat(5000))],
    ['one long line', code(`data = [${'0.123, '.repeat(9000)}]`)]
  ])('keeps what is above a long text: %s', (_, long) => {
    const cells = [code('import qiskit'), long, code('x = 1')];
    expect(joinAbove(cells)).toMatch(/^import qiskit\n\n[^]*x = 1\n\n$/);
    expect(joinAbove(cells).length).toBeLessThan(100);
  });
});
