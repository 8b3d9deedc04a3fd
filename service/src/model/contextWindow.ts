/** Counts the model tokens of a text. */
export type TokenCounter = (text: string) => Promise<number>;

/**
 * A number of UTF-16 units per model token that no code reaches, so that a text
 * with more of them can't fit.
 */
const MAX_CHARS_PER_TOKEN = 8;

/**
 * Returns the end of a text that has at most `maxTokens` model tokens, and the
 * number of its model tokens. Cuts at the start of a line if possible.
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
    // A little less than the proportional length, so that the loop ends soon.
    const length = Math.floor((rest.length * maxTokens * 0.95) / tokens);
    rest = takeLastChars(rest, length);
  }
}

/**
 * Returns at most the last `maxChars` UTF-16 units of a text, from the start of a
 * line if possible, and never from the middle of a surrogate pair.
 *
 *     text        maxChars   returned
 *     'ab\ncdef'  6          'cdef'  (and not 'b\ncdef')
 *     'ab\ncdef'  3          'def'   (no line starts in it)
 */
export function takeLastChars(text: string, maxChars: number): string {
  if (text.length <= maxChars) {
    return text;
  }
  const rest = maxChars > 0 ? text.slice(-maxChars) : '';
  if (text[text.length - maxChars - 1] === '\n') {
    return rest;
  }
  const lineStart = rest.indexOf('\n') + 1;
  // Part of a line is better than next to nothing, but half of a surrogate pair is not.
  return lineStart > 0 && lineStart < rest.length
    ? rest.slice(lineStart)
    : rest.replace(/^[\uDC00-\uDFFF]/, '');
}
