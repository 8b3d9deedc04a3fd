/** Counts a text's tokens. */
export type TokenCounter = (text: string) => Promise<number>;

/** Characters per token that no code reaches: what is beyond can't fit. */
const MAX_CHARS_PER_TOKEN = 8;

/**
 * The end of a text that fits into a number of tokens, cut at the start of a
 * line where there is one; and how many tokens it has.
 */
export async function takeLastTokens(
  text: string,
  maxTokens: number,
  countTokens: TokenCounter
): Promise<{ text: string; tokens: number }> {
  let rest = takeLastChars(text, maxTokens * MAX_CHARS_PER_TOKEN);
  for (;;) {
    const tokens = await countTokens(rest);
    if (tokens <= maxTokens) {
      return { text: rest, tokens };
    }
    // A little less than the rule of three says, so that it ends soon.
    const length = Math.floor((rest.length * maxTokens * 0.95) / tokens);
    rest = takeLastChars(rest, length);
  }
}

/** The last characters of a text, from the start of a line if possible. */
export function takeLastChars(text: string, maxChars: number): string {
  if (text.length <= maxChars) {
    return text;
  }
  const rest = maxChars > 0 ? text.slice(-maxChars) : '';
  if (text[text.length - maxChars - 1] === '\n') {
    return rest;
  }
  const lineStart = rest.indexOf('\n') + 1;
  // Half a line is better than hardly anything, or than half a character.
  return lineStart > 0 && lineStart < rest.length
    ? rest.slice(lineStart)
    : rest.replace(/^[\uDC00-\uDFFF]/, '');
}
