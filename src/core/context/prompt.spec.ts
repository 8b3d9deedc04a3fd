import fc from 'fast-check';
import { checkProperty } from '../../testing/checkProperty';
import { createCursorContext } from '../../testing/cursorContextAt';
import { FULL_BUDGET } from './budget';
import { keepEnd } from './truncate';
import { joinCellsAbove } from './neighbourCells';
import { buildPrompt } from './prompt';

describe('buildPrompt', () => {
  it('returns the text before the cursor, never the text after it', () => {
    const context = createCursorContext('qc = ║(2)\nqc.draw()', {
      above: 'import qiskit\n\n'
    });
    expect(buildPrompt(context)).toEqual({
      text: 'import qiskit\n\nqc =',
      leadIn: '',
      strippedIndent: ' '
    });
  });

  it('strips the indentation before the cursor', () => {
    expect(buildPrompt(createCursorContext('if x:\n    ║'))).toEqual({
      text: 'if x:\n',
      leadIn: '',
      strippedIndent: '    '
    });
  });

  it('continues after a comment on the next line, indented like the comment', () => {
    expect(buildPrompt(createCursorContext('def f():\n  # one  ║'))).toEqual({
      text: 'def f():\n  # one\n',
      leadIn: '\n  ',
      strippedIndent: '  '
    });
  });

  it('includes the cells above if the first line is a comment', () => {
    const context = createCursorContext('# one║', { above: 'x = 1\n\n' });
    expect(buildPrompt(context).text).toBe('x = 1\n\n# one\n');
  });

  it('cuts at the start of a line', () => {
    expect(buildPrompt(createCursorContext('aaaa\nbbbb\ncc║'), 9).text).toBe(
      'bbbb\ncc'
    );
  });

  it('stays within its budget, however long the notebook is', () => {
    const line = 'qc.h(0)\n';
    const above = line.repeat(1000);
    for (const text of ['x = 1║', '# one║', `${line.repeat(1000)}║`]) {
      const { text: prompt } = buildPrompt(
        createCursorContext(text, { above })
      );
      expect(prompt.length).toBeLessThanOrEqual(FULL_BUDGET.prompt);
      const minLength = (7 / 8) * FULL_BUDGET.prompt - 2 * line.length;
      expect(prompt.length).toBeGreaterThan(minLength);
    }
  });

  it.each([
    ['', 'qc.h(0)\n'],
    ['import numpy as np\n\nqd = Circuit(2)\n\n', 'import qiskit\n'],
    ['x = 1\n', 'def f(x):\n    return x\n']
  ])(
    'mostly begins with the previous prompt while a long cell grows: %j',
    (above, line) => {
      let text = line.repeat(1000);
      let previousPrompt = '';
      let changes = 0;
      for (let keys = 0; keys < 2000; keys++) {
        text += keys % 10 === 9 ? '\n' : 'x';
        const { text: prompt } = buildPrompt(
          createCursorContext(`${text}║`, { above })
        );
        changes += prompt.startsWith(previousPrompt) ? 0 : 1;
        previousPrompt = prompt;
      }
      expect(changes).toBeLessThanOrEqual(2000 / (FULL_BUDGET.prompt / 8) + 1);
    }
  );

  it('stays within its budget, whatever is in the cells', async () => {
    const line = fc.oneof(
      fc.nat(98).map(n => `import module${n}`),
      fc.nat(98).map(n => `def f${n}(a, b):`),
      fc.nat(8).map(n => `qc${n} = QuantumCircuit(2)`),
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          '    return """text',
          'class Walk:\n    def step(self):\n        pass',
          'from a import (b,',
          "!echo it's",
          'x = "🎲" * 100',
          ''
        )
      }
    );
    const cellText = (maxLength: number) =>
      fc.array(line, { maxLength, size: 'max' }).map(lines => lines.join('\n'));
    const cell = fc.record({
      kind: fc.constantFrom<'code' | 'markdown'>('code', 'markdown'),
      text: cellText(19)
    });
    const property = fc.property(
      fc.integer({ min: 8, max: 607 }),
      fc.array(cell, { maxLength: 8, size: 'max' }),
      cellText(29),
      (budget, cells, text) => {
        const above = joinCellsAbove(cells, budget);
        expect(above.length).toBeLessThanOrEqual(budget);
        const { text: prompt } = buildPrompt(
          createCursorContext(`${text}║`, { above }),
          budget
        );
        expect(prompt.length).toBeLessThanOrEqual(budget);
      }
    );
    await checkProperty(property, 200);
  });
});

describe('keepEnd', () => {
  it.each([
    ['keeps a text that fits', 'aa\nbb', 5, 'aa\nbb'],
    ['keeps whole lines only', 'aa\nbb', 4, 'bb'],
    ['keeps a line that just fits', 'aa\nbb', 2, 'bb'],
    ['cuts a line that alone is too long', 'aa\nbbbbbb', 4, 'bbbb'],
    ['keeps an empty last line', 'aa\nbb\n', 4, 'bb\n'],
    ['never keeps half of an emoji', 'a🎲🎲', 3, '🎲'],
    ['keeps a whole emoji', 'a🎲🎲', 4, '🎲🎲']
  ])('%s', (_, text, budget, kept) => {
    expect(keepEnd(text, budget)).toBe(kept);
  });
});
