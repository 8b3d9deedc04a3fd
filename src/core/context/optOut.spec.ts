import { optsOut } from './optOut';
import { textAbove, textBelow } from './cursorContext';

describe('a cell', () => {
  it.each([
    ['# qiskit-completer: off', true],
    ['# qiskit-completer: off\nsecret = 1', true],
    ['#qiskit-completer:off\n', true],
    ['  # Qiskit-Completer: OFF \n', true],
    ['# qiskit-completer: on', false],
    ['# qiskit-completer: offline', false],
    ['\n# qiskit-completer: off', false],
    ['x = 1  # qiskit-completer: off', false],
    ['"# qiskit-completer: off"', false]
  ])('%j opts out: %s', (text, out) => {
    expect(optsOut(text)).toBe(out);
  });

  it('that opts out is sent with no other', () => {
    const secret = '# qiskit-completer: off\nsecret = 1';
    const cells = [
      { kind: 'code', text: 'a = 1' },
      { kind: 'code', text: secret },
      { kind: 'markdown', text: secret },
      { kind: 'code', text: 'b = 2' }
    ] as const;
    expect(textAbove(cells)).toBe('b = 2\n\na = 1\n\n');
    expect(textBelow(cells)).toBe('a = 1\n\nb = 2\n\n');
  });
});
