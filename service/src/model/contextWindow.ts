/** Counts a text's tokens. */
export type TokenCounter = (text: string) => Promise<number>;

/** Characters per token that no code reaches: what is beyond can't fit. */
const MOST_CHARACTERS = 8;

/**
 * The end of a text that fits into a number of tokens, cut at the start of a
 * line where there is one; and how many tokens it has.
 */
export async function lastTokens(
  text: string,
  most: number,
  count: TokenCounter
): Promise<{ text: string; tokens: number }> {
  let rest = lastCharacters(text, most * MOST_CHARACTERS);
  for (;;) {
    const tokens = await count(rest);
    if (tokens <= most) {
      return { text: rest, tokens };
    }
    // A little less than the rule of three says, so that it ends soon.
    const length = Math.floor((rest.length * most * 0.95) / tokens);
    rest = lastCharacters(rest, length);
  }
}

/** The last characters of a text, from the start of a line if possible. */
export function lastCharacters(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const rest = most > 0 ? text.slice(-most) : '';
  if (text[text.length - most - 1] === '\n') {
    return rest;
  }
  const line = rest.indexOf('\n') + 1;
  // Half a line is better than hardly anything, or than half a character.
  return line > 0 && line < rest.length
    ? rest.slice(line)
    : rest.replace(/^[\uDC00-\uDFFF]/, '');
}
