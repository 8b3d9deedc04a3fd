import { createCursorContext } from '../../testing/cursorContextAt';
import { FULL_BUDGET } from './budget';
import { textAbove, textBelow } from './cursorContext';
import { suffixAt } from './suffix';

describe('what follows the cursor', () => {
  it('is the rest of the cell, then the code below', () => {
    const below = textBelow([
      { kind: 'code', text: 'qc.draw()' },
      { kind: 'markdown', text: 'Then measure.' },
      { kind: 'code', text: '%%bash\nls' },
      { kind: 'code', text: 'qc.measure_all()' }
    ]);
    expect(suffixAt(createCursorContext('qc = ║(2)\n', { below }))).toBe(
      '(2)\n\nqc.draw()\n\nqc.measure_all()\n\n'
    );
  });

  it('is nothing where nothing but blanks follow', () => {
    expect(suffixAt(createCursorContext('qc = ║\n  '))).toBe('');
  });

  it('keeps its budget and ends with a line', () => {
    const sent = suffixAt(
      createCursorContext(`x = ║\n${'qc.h(0)\n'.repeat(1000)}`)
    );
    expect(sent.length).toBeLessThanOrEqual(FULL_BUDGET.suffix);
    expect(sent.endsWith('qc.h(0)')).toBe(true);
  });

  it('reads no cell that does not fit', () => {
    let read = 0;
    function* cells() {
      for (;;) {
        read++;
        yield { kind: 'code', text: 'x'.repeat(400) } as const;
      }
    }
    expect(textBelow(cells()).length).toBeLessThanOrEqual(1000);
    expect(read).toBe(3);
  });

  it('is not looked for without end in cells that have nothing', () => {
    let read = 0;
    function* cells() {
      for (;;) {
        read++;
        yield { kind: 'markdown', text: '' } as const;
      }
    }
    expect(textBelow(cells())).toBe('');
    expect(textAbove(cells())).toBe('');
    expect(read).toBeLessThanOrEqual(200);
  });
});
