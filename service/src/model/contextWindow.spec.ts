import { lastCharacters, lastTokens } from './contextWindow';

/** A tokenizer that makes every character one token. */
const each = async (text: string) => text.length;

describe('lastTokens', () => {
  it('keeps a text that fits', async () => {
    expect(await lastTokens('a\nb\n', 4, each)).toEqual({
      text: 'a\nb\n',
      tokens: 4
    });
  });

  it('keeps the last lines that fit', async () => {
    const lines = Array.from({ length: 100 }, (_, i) => `line ${i}\n`).join('');
    const { text, tokens } = await lastTokens(lines, 100, each);
    expect(tokens).toBeLessThanOrEqual(100);
    expect(tokens).toBeGreaterThan(80);
    expect(text).toMatch(/^line \d+\n(line \d+\n)*line 99\n$/);
  });

  it('fits a mebibyte on one line, asking seldom', async () => {
    let asked = 0;
    const { tokens } = await lastTokens('x'.repeat(2 ** 20), 3000, text => {
      asked++;
      return each(text);
    });
    expect(tokens).toBeGreaterThan(2500);
    expect(asked).toBeLessThan(5);
  });

  it('ends even if nothing fits', async () => {
    expect((await lastTokens('abc', 0, each)).text).toBe('');
  });
});

describe('lastCharacters', () => {
  it('cuts at a line start, and never in a character', () => {
    expect(lastCharacters('one\ntwo', 3)).toBe('two');
    expect(lastCharacters('one\ntwo', 5)).toBe('two');
    expect(lastCharacters('x🐈y', 2)).toBe('y');
  });
});
