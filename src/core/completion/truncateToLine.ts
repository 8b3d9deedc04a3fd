/** A text that was cut to one line. */
export interface ITruncatedText {
  /** The first line that is not blank; ends with … if anything was left out. */
  readonly line: string;
  /** The number of lines that were left out. */
  readonly omittedLines: number;
}

/**
 * Cuts a text to one line, for where there is room for no more.
 *
 * @param maxCodePoints - how long the line may be.
 */
export function truncateToLine(
  text: string,
  maxCodePoints: number
): ITruncatedText {
  const [first = '', ...others] = text.trim().split('\n');
  const codePoints = [...first.trim().replace(/\s+/g, ' ')];
  const omittedLines = others.length;
  if (codePoints.length > maxCodePoints) {
    const kept = codePoints.slice(0, maxCodePoints - 1).join('');
    return { line: `${kept}…`, omittedLines };
  }
  const mark = omittedLines > 0 ? ' …' : '';
  return { line: codePoints.join('') + mark, omittedLines };
}
