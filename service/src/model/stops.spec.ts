import { StopScanner } from './stops';

/** What is given out of a text that comes in these pieces. */
function scanChunks(scanner: StopScanner, chunks: string[]): string {
  let output = '';
  for (const chunk of chunks) {
    const { text, stopped } = scanner.push(chunk);
    output += text;
    if (stopped) {
      return output;
    }
  }
  return output + scanner.flush();
}

/** Every way to cut a short text into two or three pieces. */
function splitInThree(text: string): string[][] {
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
    for (const pieces of splitInThree(text)) {
      expect(scanChunks(new StopScanner(['\n\n', '```']), pieces)).toBe(
        expected
      );
    }
  });

  it('gives out at once what can be no stop', () => {
    const scanner = new StopScanner(['\n\n']);
    expect(scanner.push('qc.h(0)').text).toBe('qc.h(0)');
    expect(scanner.push('\n').text).toBe('');
    expect(scanner.push('qc').text).toBe('\nqc');
  });

  it('lets late stops wait for something visible', () => {
    for (const pieces of splitInThree('\n\nqc.h(0)\n\nx')) {
      expect(scanChunks(new StopScanner([], ['\n\n']), pieces)).toBe(
        '\n\nqc.h(0)'
      );
    }
  });
});
