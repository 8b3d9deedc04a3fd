import { nextLine, nextWord } from './partialAccept';

describe('nextWord', () => {
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
  ])('returns for %j the part %j', (text, word) => {
    expect(nextWord(text)).toBe(word);
  });
});

describe('nextLine', () => {
  it.each([
    [' QuantumCircuit(2)\nqc.h(0)', ' QuantumCircuit(2)'],
    ['\nqc.h(0)\nqc.cx(0, 1)', '\nqc.h(0)'],
    ['\n\n    qc.h(0)\n', '\n\n    qc.h(0)'],
    ['\n   \n    qc.h(0)\nx', '\n   \n    qc.h(0)'],
    ['    a,\n)', '    a,'],
    ['qc', 'qc'],
    ['', '']
  ])('returns for %j the part %j', (text, line) => {
    expect(nextLine(text)).toBe(line);
  });
});

it('all parts together are the whole suggestion, and none ends on a blank line', () => {
  const whole =
    '\nqc = QuantumCircuit(2)\n\nif x > 0.5:\n    qc.h(0)  # 💡 ü\n\n\t)';
  for (const nextPart of [nextWord, nextLine]) {
    let rest = whole;
    let joined = '';
    while (rest !== '') {
      const part = nextPart(rest);
      expect(part).not.toBe('');
      joined += part;
      expect(joined).not.toMatch(/(?:^|\n)[ \t]*$/);
      rest = rest.slice(part.length);
    }
    expect(joined).toBe(whole);
  }
});
