import { takeLastChars, takeLastTokens } from './contextWindow';

/** A tokenizer that makes every character one token. */
const countChars = async (text: string) => text.length;

describe('lastTokens', () => {
  it('keeps a text that fits', async () => {
    expect(await takeLastTokens('a\nb\n', 4, countChars)).toEqual({
      text: 'a\nb\n',
      tokens: 4
    });
  });

  it('keeps the last lines that fit', async () => {
    const lines = Array.from({ length: 100 }, (_, i) => `line ${i}\n`).join('');
    const { text, tokens } = await takeLastTokens(lines, 100, countChars);
    expect(tokens).toBeLessThanOrEqual(100);
    expect(tokens).toBeGreaterThan(80);
    expect(text).toMatch(/^line \d+\n(line \d+\n)*line 99\n$/);
  });

  it('fits a mebibyte on one line, asking seldom', async () => {
    let asked = 0;
    const { tokens } = await takeLastTokens('x'.repeat(2 ** 20), 3000, text => {
      asked++;
      return countChars(text);
    });
    expect(tokens).toBeGreaterThan(2500);
    expect(asked).toBeLessThan(5);
  });

  it('ends even if nothing fits', async () => {
    expect((await takeLastTokens('abc', 0, countChars)).text).toBe('');
  });
});

describe('lastCharacters', () => {
  it('cuts at a line start, and never in a character', () => {
    expect(takeLastChars('one\ntwo', 3)).toBe('two');
    expect(takeLastChars('one\ntwo', 5)).toBe('two');
    expect(takeLastChars('x🐈y', 2)).toBe('y');
  });
});
