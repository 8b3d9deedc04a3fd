/** The last line of a text, up to its end. */
export function lastLineOf(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** The first line of a text, without its line break. */
export function firstLineOf(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** How far a line is indented, in characters. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
