import { StopScanner } from './stops';

/** Returns the text that a scanner returns for some chunks in all. */
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

/** Returns all splits of a short text into three chunks, of which some may be empty. */
function splitInThree(text: string): string[][] {
  const splits: string[][] = [];
  for (let i = 0; i <= text.length; i++) {
    for (let j = i; j <= text.length; j++) {
      splits.push([text.slice(0, i), text.slice(i, j), text.slice(j)]);
    }
  }
  return splits;
}

describe('StopScanner', () => {
  it.each([
    ['x = 1\n\ny', 'x = 1'],
    ['x = 1\ny', 'x = 1\ny'],
    ['x``y```z', 'x``y'],
    ['x = 1\n', 'x = 1\n'],
    ['```', '']
  ])(
    'cuts %j at the first stop sequence, whatever the chunks are',
    (text, expected) => {
      for (const chunks of splitInThree(text)) {
        expect(scanChunks(new StopScanner(['\n\n', '```']), chunks)).toBe(
          expected
        );
      }
    }
  );

  it('returns text at once that can’t begin a stop sequence', () => {
    const scanner = new StopScanner(['\n\n']);
    expect(scanner.push('qc.h(0)').text).toBe('qc.h(0)');
    expect(scanner.push('\n').text).toBe('');
    expect(scanner.push('qc').text).toBe('\nqc');
  });

  it('ignores the stop sequences for after text until there is text', () => {
    for (const chunks of splitInThree('\n\nqc.h(0)\n\nx')) {
      expect(scanChunks(new StopScanner([], ['\n\n']), chunks)).toBe(
        '\n\nqc.h(0)'
      );
    }
  });
});
