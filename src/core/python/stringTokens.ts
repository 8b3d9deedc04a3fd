import {
  closer,
  type ISource,
  type IToken,
  lineBreak,
  token
} from './tokenTypes';

/** The token at a place in a string, or in the format of a field. */
export function tokenInWords(source: ISource, start: number): IToken {
  const { text, nesting } = source;
  const { inside, quote } = nesting;
  if (text.startsWith(quote, start)) {
    nesting.closeString();
    return token('quote', start, quote.length);
  }
  const hasFields = inside !== 'string';
  switch (text.charAt(start)) {
    case '\n':
      return lineBreak(source, start);
    case '\\':
      return token('text', start, lengthOfEscape(text, start, hasFields));
    case '{':
      return hasFields ? brace(source, start) : token('text', start);
    case '}':
      return inside === 'format' ? closer(source, start) : token('text', start);
    default:
      return token('text', start);
  }
}

/** A field begins with one brace; two are one of the string's own. */
function brace({ text, nesting }: ISource, start: number): IToken {
  if (text.startsWith('{{', start)) {
    return token('text', start, 2);
  }
  nesting.enter('field', '{', start);
  return token('opener', start);
}

/** How long an escape is: a line break may have two characters. */
function lengthOfEscape(
  text: string,
  start: number,
  hasFields: boolean
): number {
  const escaped = text.slice(start + 1, start + 3);
  // The brace of a named character begins no field, any other one does.
  const named = hasFields && escaped === 'N{';
  const field = hasFields && escaped.startsWith('{');
  return named || escaped === '\r\n' ? 3 : field ? 1 : 2;
}
