import { placeAt } from '../../testing/place';
import { FULL_BUDGET } from './budget';
import { cutAtLineStart } from './cut';
import { promptAt } from './prompt';

describe('the prompt', () => {
  it('is what stands before the cursor, never what follows', () => {
    const place = placeAt('qc = ║(2)\nqc.draw()', {
      above: 'import qiskit\n\n'
    });
    expect(promptAt(place)).toEqual({
      text: 'import qiskit\n\nqc =',
      lead: '',
      held: ' '
    });
  });

  it('holds back the indentation before the cursor', () => {
    expect(promptAt(placeAt('if x:\n    ║'))).toEqual({
      text: 'if x:\n',
      lead: '',
      held: '    '
    });
  });

  it('goes to the next line after a comment, as deep as the comment', () => {
    expect(promptAt(placeAt('def f():\n  # one  ║'))).toEqual({
      text: 'def f():\n  # one\n',
      lead: '\n  ',
      held: '  '
    });
  });

  it('takes the cells above for a comment in the first line', () => {
    const place = placeAt('# one║', { above: 'x = 1\n\n' });
    expect(promptAt(place).text).toBe('x = 1\n\n# one\n');
  });

  it('is cut at the start of a line', () => {
    expect(promptAt(placeAt('aaaa\nbbbb\ncc║'), 9).text).toBe('bbbb\ncc');
  });

  it('keeps its budget, whatever is in the notebook', () => {
    const line = 'qc.h(0)\n';
    const above = line.repeat(1000);
    for (const text of ['x = 1║', '# one║', `${line.repeat(1000)}║`]) {
      const { text: prompt } = promptAt(placeAt(text, { above }));
      expect(prompt.length).toBeLessThanOrEqual(FULL_BUDGET.prompt);
      const least = (7 / 8) * FULL_BUDGET.prompt - 2 * line.length;
      expect(prompt.length).toBeGreaterThan(least);
    }
  });

  it('mostly begins as before while a long cell grows', () => {
    let text = 'qc.h(0)\n'.repeat(1000);
    const starts = new Set<number>();
    for (let keys = 0; keys < 2000; keys++) {
      text += keys % 10 === 9 ? '\n' : 'x';
      const { text: prompt } = promptAt(placeAt(`${text}║`));
      starts.add(text.trimEnd().length - prompt.trimEnd().length);
    }
    expect(starts.size).toBeLessThanOrEqual(
      2000 / (FULL_BUDGET.prompt / 8) + 1
    );
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
