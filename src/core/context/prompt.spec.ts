import { createCursorContext } from '../../testing/cursorContextAt';
import { Random } from '../../testing/simulation/random';
import { FULL_BUDGET } from './budget';
import { cutAtLineStart } from './truncate';
import { textAbove } from './cursorContext';
import { promptAt } from './prompt';

describe('the prompt', () => {
  it('is what stands before the cursor, never what follows', () => {
    const context = createCursorContext('qc = ║(2)\nqc.draw()', {
      above: 'import qiskit\n\n'
    });
    expect(promptAt(context)).toEqual({
      text: 'import qiskit\n\nqc =',
      lead: '',
      held: ' '
    });
  });

  it('holds back the indentation before the cursor', () => {
    expect(promptAt(createCursorContext('if x:\n    ║'))).toEqual({
      text: 'if x:\n',
      lead: '',
      held: '    '
    });
  });

  it('goes to the next line after a comment, as deep as the comment', () => {
    expect(promptAt(createCursorContext('def f():\n  # one  ║'))).toEqual({
      text: 'def f():\n  # one\n',
      lead: '\n  ',
      held: '  '
    });
  });

  it('takes the cells above for a comment in the first line', () => {
    const context = createCursorContext('# one║', { above: 'x = 1\n\n' });
    expect(promptAt(context).text).toBe('x = 1\n\n# one\n');
  });

  it('is cut at the start of a line', () => {
    expect(promptAt(createCursorContext('aaaa\nbbbb\ncc║'), 9).text).toBe(
      'bbbb\ncc'
    );
  });

  it('keeps its budget, whatever is in the notebook', () => {
    const line = 'qc.h(0)\n';
    const above = line.repeat(1000);
    for (const text of ['x = 1║', '# one║', `${line.repeat(1000)}║`]) {
      const { text: prompt } = promptAt(createCursorContext(text, { above }));
      expect(prompt.length).toBeLessThanOrEqual(FULL_BUDGET.prompt);
      const least = (7 / 8) * FULL_BUDGET.prompt - 2 * line.length;
      expect(prompt.length).toBeGreaterThan(least);
    }
  });

  it.each([
    ['', 'qc.h(0)\n'],
    ['import numpy as np\n\nqd = Circuit(2)\n\n', 'import qiskit\n'],
    ['x = 1\n', 'def f(x):\n    return x\n']
  ])('mostly goes on as before while a long cell grows: %j', (above, line) => {
    let text = line.repeat(1000);
    let before = '';
    let changes = 0;
    for (let keys = 0; keys < 2000; keys++) {
      text += keys % 10 === 9 ? '\n' : 'x';
      const { text: prompt } = promptAt(
        createCursorContext(`${text}║`, { above })
      );
      changes += prompt.startsWith(before) ? 0 : 1;
      before = prompt;
    }
    expect(changes).toBeLessThanOrEqual(2000 / (FULL_BUDGET.prompt / 8) + 1);
  });

  it('keeps its budget, whatever is in the cells', () => {
    const random = new Random(7);
    const line = () =>
      random.pick([
        `import module${random.integerBelow(99)}`,
        `def f${random.integerBelow(99)}(a, b):`,
        '    return """text',
        `qc${random.integerBelow(9)} = QuantumCircuit(2)`,
        'class Walk:\n    def step(self):\n        pass',
        'from a import (b,',
        "!echo it's",
        'x = "🎲" * 100',
        ''
      ]);
    const cell = (most: number) =>
      Array.from({ length: random.integerBelow(most) }, line).join('\n');
    for (let run = 0; run < 200; run++) {
      const budget = 8 + random.integerBelow(600);
      const cells = Array.from({ length: random.integerBelow(9) }, () => ({
        kind: random.pick(['code', 'markdown'] as const),
        text: cell(20)
      }));
      const above = textAbove(cells, budget);
      expect(above.length).toBeLessThanOrEqual(budget);
      const { text: prompt } = promptAt(
        createCursorContext(`${cell(30)}║`, { above }),
        budget
      );
      expect(prompt.length).toBeLessThanOrEqual(budget);
    }
  });
});

describe('cutting at the start of a line', () => {
  it.each([
    ['all of it fits', 'aa\nbb', 5, 'aa\nbb'],
    ['whole lines only', 'aa\nbb', 4, 'bb'],
    ['a line that just fits', 'aa\nbb', 2, 'bb'],
    ['a line that alone is too long', 'aa\nbbbbbb', 4, 'bbbb'],
    ['a last line that is empty', 'aa\nbb\n', 4, 'bb\n'],
    ['never half of an emoji', 'a🎲🎲', 3, '🎲'],
    ['a whole emoji', 'a🎲🎲', 4, '🎲🎲']
  ])('%s', (_, text, budget, kept) => {
    expect(cutAtLineStart(text, budget)).toBe(kept);
  });
});
