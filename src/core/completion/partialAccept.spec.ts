import { nextLine, nextWord } from './partialAccept';

describe('the next word', () => {
  it.each([
    [' QuantumCircuit(2)', ' QuantumCircuit'],
    ['(2)', '('],
    ['2)', '2'],
    ['größe_1 = 3', 'größe_1'],
    ['\n    qc.h(0)', '\n    qc'],
    ['\n\nqc', '\n\nqc'],
    ['\n   \n\tqc.h', '\n   \n\tqc'],
    ['\n    )', '\n    )'],
    ['3.14 * x', '3.14'],
    ['1..real', '1'],
    ['gro\u0308ße = 3', 'gro\u0308ße'],
    ['𝛼𝛽 = 1', '𝛼𝛽'],
    [' **= 2', ' **='],
    [')))\nx', ')))'],
    ['"❤\ufe0f" + x', '"❤\ufe0f"'],
    ['"👩‍💻" + x', '"👩‍💻"'],
    ['"💡" + x', '"💡"'],
    ['', '']
  ])('of %j is %j', (text, word) => {
    expect(nextWord(text)).toBe(word);
  });
});

describe('the next line', () => {
  it.each([
    [' QuantumCircuit(2)\nqc.h(0)', ' QuantumCircuit(2)'],
    ['\nqc.h(0)\nqc.cx(0, 1)', '\nqc.h(0)'],
    ['\n\n    qc.h(0)\n', '\n\n    qc.h(0)'],
    ['\n   \n    qc.h(0)\nx', '\n   \n    qc.h(0)'],
    ['    a,\n)', '    a,'],
    ['qc', 'qc'],
    ['', '']
  ])('of %j is %j', (text, line) => {
    expect(nextLine(text)).toBe(line);
  });
});

it('pieces put together are the whole, and none ends on a line of blanks', () => {
  const whole =
    '\nqc = QuantumCircuit(2)\n\nif x > 0.5:\n    qc.h(0)  # 💡 ü\n\n\t)';
  for (const piece of [nextWord, nextLine]) {
    let rest = whole;
    let joined = '';
    while (rest !== '') {
      const next = piece(rest);
      expect(next).not.toBe('');
      joined += next;
      expect(joined).not.toMatch(/(?:^|\n)[ \t]*$/);
      rest = rest.slice(next.length);
    }
    expect(joined).toBe(whole);
  }
});
