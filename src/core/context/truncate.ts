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

/**
 * Whole lines at the end of a text, at most `budget` UTF-16 units of it; empty
 * if its last line of words alone is longer.
 */
export function linesAtEnd(text: string, budget: number): string {
  if (text.length <= budget) {
    return text;
  }
  const line = text.indexOf('\n', text.length - budget - 1) + 1;
  const lines = line > 0 ? text.slice(line) : '';
  return lines.trim() === '' ? '' : lines;
}

/**
 * Whole lines at the beginning of a text, at most `budget` UTF-16 units of it;
 * empty if its first line alone is longer.
 */
export function linesAtStart(text: string, budget: number): string {
  if (text.length <= budget) {
    return text;
  }
  const end = text.lastIndexOf('\n', budget);
  return end > 0 ? text.slice(0, end) : '';
}
