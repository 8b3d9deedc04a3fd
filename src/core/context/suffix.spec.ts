import { createCursorContext } from '../../testing/cursorContextAt';
import { FULL_BUDGET } from './budget';
import { joinCellsAbove, joinCellsBelow } from './neighbourCells';
import { buildSuffix } from './suffix';

describe('buildSuffix', () => {
  it('returns the rest of the cell, then the code below', () => {
    const below = joinCellsBelow([
      { kind: 'code', text: 'qc.draw()' },
      { kind: 'markdown', text: 'Then measure.' },
      { kind: 'code', text: '%%bash\nls' },
      { kind: 'code', text: 'qc.measure_all()' }
    ]);
    expect(buildSuffix(createCursorContext('qc = ║(2)\n', { below }))).toBe(
      '(2)\n\nqc.draw()\n\nqc.measure_all()\n\n'
    );
  });

  it('returns nothing if only blanks follow', () => {
    expect(buildSuffix(createCursorContext('qc = ║\n  '))).toBe('');
  });

  it('stays within its budget and ends at the end of a line', () => {
    const sent = buildSuffix(
      createCursorContext(`x = ║\n${'qc.h(0)\n'.repeat(1000)}`)
    );
    expect(sent.length).toBeLessThanOrEqual(FULL_BUDGET.suffix);
    expect(sent.endsWith('qc.h(0)')).toBe(true);
  });
});

describe('joinCellsBelow', () => {
  it('reads no cell after the first that does not fit', () => {
    let readCells = 0;
    function* cells() {
      for (;;) {
        readCells++;
        yield { kind: 'code', text: 'x'.repeat(400) } as const;
      }
    }
    expect(joinCellsBelow(cells()).length).toBeLessThanOrEqual(1000);
    expect(readCells).toBe(3);
  });

  it('gives up after 100 cells that contain nothing', () => {
    let readCells = 0;
    function* cells() {
      for (;;) {
        readCells++;
        yield { kind: 'markdown', text: '' } as const;
      }
    }
    expect(joinCellsBelow(cells())).toBe('');
    expect(joinCellsAbove(cells())).toBe('');
    expect(readCells).toBeLessThanOrEqual(200);
  });
});
