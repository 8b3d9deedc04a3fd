/** A text cut to one line. */
export interface IOneLine {
  /** Its first line that says something; ends with … if anything was left out. */
  readonly line: string;
  /** How many lines of it are left out. */
  readonly more: number;
}

/**
 * A text for a place that has one line.
 *
 * @param width - how long the line may be, in code points.
 */
export function oneLine(text: string, width: number): IOneLine {
  const [first = '', ...rest] = text.trim().split('\n');
  const points = [...first.trim().replace(/\s+/g, ' ')];
  const more = rest.length;
  if (points.length > width) {
    return { line: `${points.slice(0, width - 1).join('')}…`, more };
  }
  return { line: points.join('') + (more > 0 ? ' …' : ''), more };
}
