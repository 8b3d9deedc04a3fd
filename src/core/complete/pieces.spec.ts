import { nextLine, nextWord } from './pieces';

describe('the next word', () => {
  it.each([
    [' QuantumCircuit(2)', ' QuantumCircuit'],
    ['(2)', '('],
    ['2)', '2'],
    ['größe_1 = 3', 'größe_1'],
    ['\n    qc.h(0)', '\n    qc'],
    ['\n\nqc', '\n\nqc'],
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
    ['qc', 'qc'],
    ['', '']
  ])('of %j is %j', (text, line) => {
    expect(nextLine(text)).toBe(line);
  });
});

it('pieces put together are the whole', () => {
  const whole = '\nqc = QuantumCircuit(2)\n\nif x:\n    qc.h(0)  # 💡 ü';
  for (const piece of [nextWord, nextLine]) {
    let rest = whole;
    let joined = '';
    while (rest !== '') {
      const next = piece(rest);
      expect(next).not.toBe('');
      joined += next;
      rest = rest.slice(next.length);
    }
    expect(joined).toBe(whole);
  }
});
