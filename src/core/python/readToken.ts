import { classifyMagic } from './magics';
import {
  readClosingBracket,
  type ILexerInput,
  type IPyToken,
  readLineBreak,
  createToken
} from './tokenTypes';

/** Reads the token at an offset that is in code. */
export function readCodeToken(input: ILexerInput, start: number): IPyToken {
  const { text, nesting, statementPrefix } = input;
  const char = text.charAt(start);
  switch (char) {
    case '\n':
      return start === 0 && statementPrefix.endsWith('\\')
        ? createToken('lineJoin', start)
        : readLineBreak(input, start);
    case '(':
    case '[':
    case '{':
      nesting.open('bracket', char, start);
      return createToken('opener', start);
    case ')':
    case ']':
    case '}':
      return readClosingBracket(input, start);
    case ':':
      if (nesting.innermostKind !== 'field') {
        return createToken('colon', start);
      }
      nesting.open('format', char, start);
      return createToken('text', start);
    case '#':
      // A field can contain a comment only if it may span several lines.
      return nesting.hasSingleLineString
        ? createToken('text', start)
        : createToken('comment', start, matchLength(COMMENT, text, start));
    case '\\':
      return createMatchedToken(
        'lineJoin',
        start,
        matchLength(LINE_CONTINUATION, text, start)
      );
    case '`':
      return createMatchedToken(
        'fence',
        start,
        matchLength(FENCE, text, start)
      );
    case '!':
    case '%':
      return readMagic(input, start);
    default:
      return readQuote(input, start);
  }
}

const COMMENT = /[^\n]*/y;
const LINE_CONTINUATION = /\\\r?\n/y;
const FENCE = /```/y;
const MAGIC = /!(?!=)|%%?[a-z_]\w*/iy;

/** Matches the rest of a line, and the lines that a backslash appends to it. */
const CONTINUED_LINE = /(?:\\\r?\n|[^\n])*/y;

function matchLength(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex - start : 0;
}

function createMatchedToken(
  kind: IPyToken['kind'],
  start: number,
  length: number
): IPyToken {
  return length === 0
    ? createToken('text', start)
    : createToken(kind, start, length);
}

/**
 * Reads a magic: its whole line, or only its name if Python follows on the
 * line. A `%` before a blank is an operator.
 *
 *     %cd ~/it's       → magic `%cd ~/it's`
 *     %time f(1)       → magic `%time`
 *     files = !ls      → shell `!ls`
 */
function readMagic(input: ILexerInput, start: number): IPyToken {
  const { text } = input;
  const length = matchLength(MAGIC, text, start);
  if (length === 0 || !canBeginMagic(input, start)) {
    return createToken('text', start);
  }
  switch (classifyMagic(text.slice(start, start + length))) {
    case 'shell':
      return createToken(
        'shell',
        start,
        matchLength(CONTINUED_LINE, text, start)
      );
    case 'other':
      return createToken(
        'magic',
        start,
        matchLength(CONTINUED_LINE, text, start)
      );
    case 'python':
      return createToken('magic', start, length);
  }
}

/** Returns whether an offset is at the beginning of a statement or of an assigned value. */
function canBeginMagic(input: ILexerInput, start: number): boolean {
  const { text, nesting, statementPrefix, statementStart } = input;
  if (!nesting.isEmpty) {
    return false;
  }
  let indentStart = start;
  while (' \t'.includes(text[indentStart - 1] ?? '?')) {
    indentStart--;
  }
  return indentStart === 0
    ? /(?:^|=)[ \t]*$/.test(statementPrefix)
    : indentStart === statementStart || text[indentStart - 1] === '=';
}

/** Matches the letters before a quote that tell which kind of string it opens. */
const STRING_PREFIX = /(?<!\w)[bfrtu]{1,2}$/i;

/** Matches a character that can end an operand: no string can begin after it. */
const OPERAND_END = /[\p{L}\p{N}_)\]}'"]$/u;

function readQuote(input: ILexerInput, start: number): IPyToken {
  const { text, nesting, statementPrefix } = input;
  const quoteChar = text.charAt(start);
  const delimiter = text.startsWith(quoteChar.repeat(3), start)
    ? quoteChar.repeat(3)
    : quoteChar;
  const precedingChars =
    start < 3
      ? statementPrefix.slice(-3) + text.slice(0, start)
      : text.slice(start - 3, start);
  const stringPrefix = STRING_PREFIX.exec(precedingChars)?.[0] ?? '';
  // In a field, the quote may open a string, or close the f-string if the
  // closing brace of the field was forgotten.
  const mayCloseString =
    stringPrefix === '' &&
    (delimiter.length > 1 || OPERAND_END.test(precedingChars));
  if (mayCloseString && delimiter === nesting.quote) {
    nesting.closeString();
  } else {
    const kind = /[ft]/i.test(stringPrefix) ? 'fString' : 'string';
    nesting.open(kind, delimiter, start);
  }
  return createToken('quote', start, delimiter.length);
}

/** Reads the token at an offset that is in a string, or in the format of a field. */
export function readStringToken(input: ILexerInput, start: number): IPyToken {
  const { text, nesting } = input;
  const { innermostKind, quote } = nesting;
  if (text.startsWith(quote, start)) {
    nesting.closeString();
    return createToken('quote', start, quote.length);
  }
  const hasFields = innermostKind !== 'string';
  switch (text.charAt(start)) {
    case '\n':
      return readLineBreak(input, start);
    case '\\':
      return createToken('text', start, measureEscape(text, start, hasFields));
    case '{':
      return hasFields
        ? readOpeningBrace(input, start)
        : createToken('text', start);
    case '}':
      return innermostKind === 'format'
        ? readClosingBracket(input, start)
        : createToken('text', start);
    default:
      return createToken('text', start);
  }
}

/** Reads a brace in an f-string: one brace opens a field, two stand for a brace of the text. */
function readOpeningBrace(
  { text, nesting }: ILexerInput,
  start: number
): IPyToken {
  if (text.startsWith('{{', start)) {
    return createToken('text', start, 2);
  }
  nesting.open('field', '{', start);
  return createToken('opener', start);
}

/**
 * Returns the length in UTF-16 units of the escape sequence at an offset, as
 * far as it must be skipped. An escaped line break may have two characters.
 *
 *     \"   → 2
 *     \{   → 1 in an f-string: the brace opens a field
 *     \N{  → 3 in an f-string: the brace of a named character does not
 */
function measureEscape(
  text: string,
  start: number,
  hasFields: boolean
): number {
  const escaped = text.slice(start + 1, start + 3);
  const isNamedCharacter = hasFields && escaped === 'N{';
  const opensField = hasFields && escaped.startsWith('{');
  return isNamedCharacter || escaped === '\r\n' ? 3 : opensField ? 1 : 2;
}
