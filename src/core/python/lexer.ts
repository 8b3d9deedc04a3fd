import { readCodeToken, readStringToken } from './readToken';
import { Nesting } from './nesting';
import type { ILexerInput, IPyToken } from './tokenTypes';

/** Match characters that can begin a token. */
const CODE_TOKEN_START = /[\n()[\]{}:#!%\\`'"]/g;
const STRING_TOKEN_START = /[\n{}\\'"]/g;

/**
 * Splits a text into Python tokens as IPython reads it, in time proportional
 * to its length.
 *
 *     print(f"{x}")  → opener `(`, quote `"`, opener `{`, closer `}`, quote `"`, closer `)`
 *
 * The lexer is written by hand instead of using `@lezer/python` because it must
 * tell what is open at the end of half a text that may still grow, and must
 * know IPython's magics and the fields of f-strings, all in one pass.
 *
 * Sources of the rules: the Python language reference, "Lexical analysis" (a
 * comment ends with its line; a string in single quotes ends with its line
 * too, one in triple quotes does not; a backslash escapes a quote, also in raw
 * strings; the fields of f-strings contain code, since Python 3.12 with any
 * quotes), and IPython's `inputtransformer2` (a magic is outside of brackets
 * and ends with its line, unless the line ends with a backslash).
 *
 * @param nesting - the constructs that are open where the text begins; it is
 * updated with every token.
 * @param statementPrefix - the part of the text's first statement that comes
 * before the text.
 */
export function* tokenize(
  text: string,
  nesting = new Nesting(),
  statementPrefix = ''
): Generator<IPyToken> {
  const input: ILexerInput = {
    text,
    nesting,
    statementPrefix,
    statementStart: 0
  };
  for (let position = 0; ;) {
    const { isInStringText } = nesting;
    const pattern = isInStringText ? STRING_TOKEN_START : CODE_TOKEN_START;
    pattern.lastIndex = position;
    if (!pattern.test(text)) {
      return;
    }
    const start = pattern.lastIndex - 1;
    const token = isInStringText
      ? readStringToken(input, start)
      : readCodeToken(input, start);
    yield token;
    position = token.end;
    if (token.kind === 'statementEnd') {
      input.statementStart = token.end;
    }
  }
}
