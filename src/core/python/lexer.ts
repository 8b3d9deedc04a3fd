import { tokenInCode } from './codeTokens';
import { tokenInWords } from './stringTokens';
import { Nesting } from './nesting';
import type { ISource, IToken } from './tokenTypes';

/** What may be the beginning of a token. */
const IN_CODE = /[\n()[\]{}:#!%\\`'"]/g;
const IN_WORDS = /[\n{}\\'"]/g;

/**
 * The tokens of a text, reading it as IPython does, in time proportional to
 * its length.
 *
 * Sources of the rules: the Python language reference, "Lexical analysis" (a
 * comment ends with its line; a string in single quotes ends with its line
 * too, one in triple quotes does not; a backslash escapes a quote, also in raw
 * strings; fields of f-strings hold code, since Python 3.12 with any quotes),
 * and IPython's `inputtransformer2` (a magic is outside of brackets, and ends
 * with its line, if that doesn't end with a backslash).
 *
 * @param nesting - what is open where the text begins; it is kept up to date.
 * @param before - what of its statement stands before the text.
 */
export function* tokensOf(
  text: string,
  nesting = new Nesting(),
  before = ''
): Generator<IToken> {
  const source: ISource = { text, nesting, before };
  for (let at = 0; ;) {
    const { inWords } = nesting;
    const pattern = inWords ? IN_WORDS : IN_CODE;
    pattern.lastIndex = at;
    if (!pattern.test(text)) {
      return;
    }
    const start = pattern.lastIndex - 1;
    const token = inWords
      ? tokenInWords(source, start)
      : tokenInCode(source, start);
    yield token;
    at = token.end;
  }
}
