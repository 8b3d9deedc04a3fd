import { StopScanner } from './stops';

/** What is given out of a text that comes in these pieces. */
function run(scanner: StopScanner, pieces: string[]): string {
  let all = '';
  for (const piece of pieces) {
    const { text, stopped } = scanner.push(piece);
    all += text;
    if (stopped) {
      return all;
    }
  }
  return all + scanner.end();
}

/** Every way to cut a short text into two or three pieces. */
function cuts(text: string): string[][] {
  const all: string[][] = [];
  for (let i = 0; i <= text.length; i++) {
    for (let j = i; j <= text.length; j++) {
      all.push([text.slice(0, i), text.slice(i, j), text.slice(j)]);
    }
  }
  return all;
}

describe('StopScanner', () => {
  it.each([
    ['x = 1\n\ny', 'x = 1'],
    ['x = 1\ny', 'x = 1\ny'],
    ['x``y```z', 'x``y'],
    ['x = 1\n', 'x = 1\n'],
    ['```', '']
  ])('cuts %j at the first stop, however it comes', (text, expected) => {
    for (const pieces of cuts(text)) {
      expect(run(new StopScanner(['\n\n', '```']), pieces)).toBe(expected);
    }
  });

  it('gives out at once what can be no stop', () => {
    const scanner = new StopScanner(['\n\n']);
    expect(scanner.push('qc.h(0)').text).toBe('qc.h(0)');
    expect(scanner.push('\n').text).toBe('');
    expect(scanner.push('qc').text).toBe('\nqc');
  });

  it('lets late stops wait for something visible', () => {
    for (const pieces of cuts('\n\nqc.h(0)\n\nx')) {
      expect(run(new StopScanner([], ['\n\n']), pieces)).toBe('\n\nqc.h(0)');
    }
  });
});
