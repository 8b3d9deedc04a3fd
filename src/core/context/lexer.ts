import { afterMagic } from './magics';

/** A stretch of Python source that is more than a name, number or operator. */
export interface IToken {
  /** `magic`: of IPython; `shell`: the same, of the shell; `mark`: as asked for. */
  readonly kind: 'string' | 'comment' | 'magic' | 'shell' | 'mark';
  /** Where it begins and ends, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Whether the text ends inside of it. */
  readonly open: boolean;
}

/**
 * How a token begins: with a quote, a hash, or as a magic, which is the first
 * thing on a line or the whole right side of an assignment. A `%` before a
 * blank is an operator.
 */
const OPENINGS = String.raw`'''|"""|'|"|#|(?:^|=)[ \t]*(?:!(?!=)|%%?[A-Za-z_]\w*)`;

const LINE = /^=?[ \t]*/;

/**
 * The tokens of a text, reading it as IPython does, in time proportional to
 * its length.
 *
 * Sources of the rules: the Python language reference, "Lexical analysis" (a
 * comment ends with its line; a string in single quotes ends with its line
 * too, one in triple quotes does not; a backslash escapes a quote, also in raw
 * strings), and IPython's `inputtransformer2` (a magic ends with its line, if
 * that doesn't end with a backslash). Expressions inside f-strings count as
 * string.
 *
 * @param marks - a pattern for what else is of interest in code.
 */
export function* tokensOf(text: string, marks?: string): Generator<IToken> {
  const openings = marks === undefined ? OPENINGS : `${OPENINGS}|${marks}`;
  const pattern = new RegExp(openings, 'gm');
  for (;;) {
    const match = pattern.exec(text);
    if (match === null) {
      return;
    }
    const token = tokenAt(text, match.index, match[0]);
    yield token;
    pattern.lastIndex = token.end;
  }
}

function tokenAt(text: string, start: number, opening: string): IToken {
  const after = start + opening.length;
  const to = (kind: IToken['kind'], end: number): IToken =>
    end === -1
      ? { kind, start, end: text.length, open: true }
      : { kind, start, end, open: false };
  if (opening === '#') {
    return to('comment', text.indexOf('\n', after));
  }
  if (/^['"]/.test(opening)) {
    return to('string', endOfString(text, after, opening));
  }
  const magic = opening.replace(LINE, '');
  if (!/^[!%]/.test(magic)) {
    return to('mark', after);
  }
  switch (afterMagic(magic)) {
    case 'shell':
      return to('shell', endOfLine(text, after));
    case 'words':
      return to('magic', endOfLine(text, after));
    case 'python':
      return to('magic', after);
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
      return at;
    }
  }
  return -1;
}

/** Where a line and those that a backslash adds to it end; -1: nowhere. */
function endOfLine(text: string, start: number): number {
  let end = text.indexOf('\n', start);
  while (end > 0 && text[end - 1] === '\\') {
    end = text.indexOf('\n', end + 1);
  }
  return end;
}
