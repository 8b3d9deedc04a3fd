/** Returns the last line of a text; empty if the text ends with a line break. */
export function getLastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** Returns the first line of a text, without its line break (`\n` or `\r\n`). */
export function getFirstLine(text: string): string {
  const end = text.indexOf('\n');
  const line = end === -1 ? text : text.slice(0, end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/**
 * Finds the first line that is not blank, the text's first line excepted; null
 * if there is none.
 */
export function findNextNonBlankLine(text: string): string | null {
  const [, ...below] = text.split('\n');
  return below.find(line => line.trim() !== '') ?? null;
}

/** Drops the blank lines at the beginning of a text. */
export function dropLeadingBlankLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '');
}

/** Returns how many characters of whitespace a text begins with; a tab counts as one. */
export function measureIndent(text: string): number {
  return text.length - text.trimStart().length;
}
