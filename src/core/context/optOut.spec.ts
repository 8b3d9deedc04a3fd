import { hasOptedOut } from './optOut';
import { joinCellsAbove, joinCellsBelow } from './neighbourCells';

describe('a cell with an opt-out comment', () => {
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
  ])('is recognised: %j: %s', (text, isOptedOut) => {
    expect(hasOptedOut(text)).toBe(isOptedOut);
  });

  it('is not sent with other cells', () => {
    const secret = '# qiskit-completer: off\nsecret = 1';
    const cells = [
      { kind: 'code', text: 'a = 1' },
      { kind: 'code', text: secret },
      { kind: 'markdown', text: secret },
      { kind: 'code', text: 'b = 2' }
    ] as const;
    expect(joinCellsAbove(cells)).toBe('b = 2\n\na = 1\n\n');
    expect(joinCellsBelow(cells)).toBe('a = 1\n\nb = 2\n\n');
  });
});
