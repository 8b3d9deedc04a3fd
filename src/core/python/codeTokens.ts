import { afterMagic } from './magics';
import {
  closer,
  type ISource,
  type IToken,
  lineBreak,
  token
} from './tokenTypes';

/** The token at a place in code. */
export function tokenInCode(source: ISource, start: number): IToken {
  const { text, nesting, before } = source;
  const sign = text.charAt(start);
  switch (sign) {
    case '\n':
      return start === 0 && before.endsWith('\\')
        ? token('joint', start)
        : lineBreak(source, start);
    case '(':
    case '[':
    case '{':
      nesting.enter('bracket', sign, start);
      return token('opener', start);
    case ')':
    case ']':
    case '}':
      return closer(source, start);
    case ':':
      if (nesting.inside !== 'field') {
        return token('colon', start);
      }
      nesting.enter('format', sign, start);
      return token('text', start);
    case '#':
      // A field has a comment only if it may take several lines.
      return nesting.endsWithLine
        ? token('text', start)
        : token('comment', start, lengthOf(COMMENT, text, start));
    case '\\':
      return found('joint', start, lengthOf(JOINT, text, start));
    case '`':
      return found('fence', start, lengthOf(FENCE, text, start));
    case '!':
    case '%':
      return magic(source, start);
    default:
      return quote(source, start);
  }
}

const COMMENT = /[^\n]*/y;
const JOINT = /\\\r?\n/y;
const FENCE = /```/y;
const MAGIC = /!(?!=)|%%?[a-z_]\w*/iy;

/** A line, and those that a backslash adds to it. */
const LINES = /(?:\\\r?\n|[^\n])*/y;

function lengthOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex - start : 0;
}

function found(kind: IToken['kind'], start: number, length: number): IToken {
  return length === 0 ? token('text', start) : token(kind, start, length);
}

/** A magic's name, or a magic and its line. A `%` before a blank is an operator. */
function magic(source: ISource, start: number): IToken {
  const { text } = source;
  const length = lengthOf(MAGIC, text, start);
  if (length === 0 || !mayBeginMagic(source, start)) {
    return token('text', start);
  }
  switch (afterMagic(text.slice(start, start + length))) {
    case 'shell':
      return token('shell', start, lengthOf(LINES, text, start));
    case 'words':
      return token('magic', start, lengthOf(LINES, text, start));
    case 'python':
      return token('magic', start, length);
  }
}

/** Whether a place is the beginning of a statement, or of what is assigned. */
function mayBeginMagic(source: ISource, start: number): boolean {
  const { text, nesting, before } = source;
  if (!nesting.isEmpty) {
    return false;
  }
  let blanks = start;
  while (' \t'.includes(text[blanks - 1] ?? '?')) {
    blanks--;
  }
  return blanks === 0
    ? /(?:^|=)[ \t]*$/.test(before)
    : /(?:=|(?<!\\\r?)\n)$/.test(text.slice(Math.max(0, blanks - 3), blanks));
}

/** The letters before a quote that say what kind of string it opens. */
const LETTERS = /(?<!\w)[bfrtu]{1,2}$/i;

/** A character that can end an operand: no string can follow. */
const OPERAND = /[\p{L}\p{N}_)\]}'"]$/u;

function quote(source: ISource, start: number): IToken {
  const { text, nesting, before } = source;
  const one = text.charAt(start);
  const sign = text.startsWith(one.repeat(3), start) ? one.repeat(3) : one;
  const last =
    start < 3
      ? before.slice(-3) + text.slice(0, start)
      : text.slice(start - 3, start);
  const letters = LETTERS.exec(last)?.[0] ?? '';
  // In a field it may be a string, or the end of the whole that lacks a brace.
  const ends = letters === '' && (sign.length > 1 || OPERAND.test(last));
  if (ends && sign === nesting.quote) {
    nesting.closeString();
  } else {
    const kind = /[ft]/i.test(letters) ? 'fString' : 'string';
    nesting.enter(kind, sign, start);
  }
  return token('quote', start, sign.length);
}
