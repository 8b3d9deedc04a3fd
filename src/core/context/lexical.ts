/** What a position in Python source is inside of. */
export type LexicalState = 'code' | 'comment' | 'string';

const QUOTES = /'''|"""|'|"|#/g;

/**
 * What the end of a text is inside of, reading it as Python from its start.
 *
 * Source of the rules: the Python language reference, "Lexical analysis": a
 * comment ends with its line; a string in single quotes ends with its line
 * too, one in triple quotes does not; a backslash escapes a quote, also in raw
 * strings. Expressions inside f-strings count as string.
 */
export function lexicalStateAtEnd(text: string): LexicalState {
  let at = 0;
  for (;;) {
    QUOTES.lastIndex = at;
    const opening = QUOTES.exec(text);
    if (opening === null) {
      return 'code';
    }
    const start = opening.index + opening[0].length;
    const end =
      opening[0] === '#'
        ? text.indexOf('\n', start)
        : endOfString(text, start, opening[0]);
    if (end === -1) {
      return opening[0] === '#' ? 'comment' : 'string';
    }
    at = end;
  }
}

/** Where a string's closing quote (or line, if it has none) ends; -1: nowhere. */
function endOfString(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') {
      at++;
    } else if (text.startsWith(quote, at)) {
      return at + quote.length;
    } else if (text[at] === '\n' && quote.length === 1) {
      return at + 1;
    }
  }
  return -1;
}

/**
 * Whether the cursor, between `prefix` and `suffix`, is at the end of a
 * comment: only blanks follow on its line.
 */
export function isAtCommentEnd(prefix: string, suffix: string): boolean {
  const line = prefix.slice(prefix.lastIndexOf('\n') + 1);
  return (
    line.includes('#') &&
    /^[ \t]*(\n|$)/.test(suffix) &&
    lexicalStateAtEnd(prefix) === 'comment'
  );
}
