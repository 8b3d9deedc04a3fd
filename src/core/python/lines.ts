/** The last line of a text, up to its end. */
export function lastLineOf(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** The first line of a text, without its line break. */
export function firstLineOf(text: string): string {
  const end = text.indexOf('\n');
  const line = end === -1 ? text : text.slice(0, end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The first line below a text's first that is not blank; null for none. */
export function nextLineOf(text: string): string | null {
  const [, ...below] = text.split('\n');
  return below.find(line => line.trim() !== '') ?? null;
}

/** A text without the blank lines that it begins with. */
export function withoutBlankLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '');
}

/** How far a text is indented, in characters. */
export function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
