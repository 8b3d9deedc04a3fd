/**
 * The end of a text, at most `budget` UTF-16 units of it, starting where a
 * line starts. A line that alone is too long is cut inside, never inside a
 * surrogate pair.
 */
export function cutAtLineStart(text: string, budget: number): string {
  if (text.length <= budget) {
    return text;
  }
  const start = text.length - budget;
  const line = text.indexOf('\n', start - 1) + 1;
  if (line > 0 && line < text.length) {
    return text.slice(line);
  }
  const splitsPair = /[\uDC00-\uDFFF]/.test(text[start] ?? '');
  return text.slice(splitsPair ? start + 1 : start);
}
