/**
 * Keeps the end of a text, at most `budget` UTF-16 units, from the start of a
 * line on. If the last line alone is too long, it is cut inside, but never
 * inside a surrogate pair.
 *
 *     aaaa⏎bbbb⏎cc, budget 9    → bbbb⏎cc
 *     aaaabbbbcc, budget 4      → bbcc
 */
export function keepEnd(text: string, budget: number): string {
  if (text.length <= budget) {
    return text;
  }
  const start = text.length - budget;
  const lineStart = text.indexOf('\n', start - 1) + 1;
  if (lineStart > 0 && lineStart < text.length) {
    return text.slice(lineStart);
  }
  const splitsPair = /[\uDC00-\uDFFF]/.test(text[start] ?? '');
  return text.slice(splitsPair ? start + 1 : start);
}

/**
 * Keeps whole lines at the end of a text, at most `budget` UTF-16 units; none
 * if the last line that is not blank is longer.
 *
 *     aaaa⏎bbbb⏎cc, budget 9    → bbbb⏎cc
 *     aaaabbbbcc, budget 4      → (empty)
 */
export function keepLastLines(text: string, budget: number): string {
  if (text.length <= budget) {
    return text;
  }
  const lineStart = text.indexOf('\n', text.length - budget - 1) + 1;
  const lines = lineStart > 0 ? text.slice(lineStart) : '';
  return lines.trim() === '' ? '' : lines;
}

/**
 * Keeps whole lines at the beginning of a text, at most `budget` UTF-16 units;
 * none if the first line alone is longer.
 *
 *     aaaa⏎bbbb⏎cc, budget 9    → aaaa⏎bbbb
 *     aaaabbbbcc, budget 4      → (empty)
 */
export function keepFirstLines(text: string, budget: number): string {
  if (text.length <= budget) {
    return text;
  }
  const end = text.lastIndexOf('\n', budget);
  return end > 0 ? text.slice(0, end) : '';
}
