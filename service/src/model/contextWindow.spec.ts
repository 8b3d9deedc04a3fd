import { takeLastChars, takeLastTokens } from './contextWindow';

/** A tokenizer for which each UTF-16 unit is one token. */
const countChars = async (text: string) => text.length;

describe('takeLastTokens', () => {
  it('returns a text that fits unchanged', async () => {
    expect(await takeLastTokens('a\nb\n', 4, countChars)).toEqual({
      text: 'a\nb\n',
      tokens: 4
    });
  });

  it('returns the last lines that fit', async () => {
    const lines = Array.from({ length: 100 }, (_, i) => `line ${i}\n`).join('');
    const { text, tokens } = await takeLastTokens(lines, 100, countChars);
    expect(tokens).toBeLessThanOrEqual(100);
    expect(tokens).toBeGreaterThan(80);
    expect(text).toMatch(/^line \d+\n(line \d+\n)*line 99\n$/);
  });

  it('needs few calls of the tokenizer for one line of a mebibyte', async () => {
    let calls = 0;
    const { tokens } = await takeLastTokens('x'.repeat(2 ** 20), 3000, text => {
      calls++;
      return countChars(text);
    });
    expect(tokens).toBeGreaterThan(2500);
    expect(calls).toBeLessThan(5);
  });

  it('returns an empty text if nothing fits', async () => {
    expect((await takeLastTokens('abc', 0, countChars)).text).toBe('');
  });
});

describe('takeLastChars', () => {
  it('cuts at the start of a line, and never in the middle of a surrogate pair', () => {
    expect(takeLastChars('one\ntwo', 3)).toBe('two');
    expect(takeLastChars('one\ntwo', 5)).toBe('two');
    expect(takeLastChars('x🐈y', 2)).toBe('y');
  });
});
