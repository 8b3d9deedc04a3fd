import type { Nesting } from './nesting';

/**
 * A Python token. Names, numbers and operators are not tokens here.
 *
 * - `opener`, `closer`: a bracket. `unmatchedCloser`: a closing bracket whose
 *   opening bracket is not in the text.
 * - `quote`: the delimiter where a string begins or ends.
 * - `colon`, `fence` (three backticks): only in code.
 * - `comment`, `shell`, `magic`: up to the end of the line. If Python follows a
 *   magic on its line, the token is only the magic's name.
 * - `lineBreak`: a line break within a statement. `statementEnd`: a line break
 *   that ends a statement. `lineJoin`: a line break after a backslash.
 * - `text`: a character that could have begun a token but does not.
 */
export interface IPyToken {
  readonly kind:
    | 'opener'
    | 'closer'
    | 'unmatchedCloser'
    | 'quote'
    | 'colon'
    | 'fence'
    | 'comment'
    | 'shell'
    | 'magic'
    | 'lineBreak'
    | 'statementEnd'
    | 'lineJoin'
    | 'text';
  /** The offset of its first UTF-16 unit. */
  readonly start: number;
  /** The offset behind its last UTF-16 unit. */
  readonly end: number;
}

/** The input of the functions that read one token. */
export interface ILexerInput {
  readonly text: string;
  /** The constructs that are open; each function that reads a token updates it. */
  readonly nesting: Nesting;
  /** The part of the text's first statement that comes before the text. */
  readonly statementPrefix: string;
  /** The offset where the current statement begins in the text; 0 if before it. */
  statementStart: number;
}

export function createToken(
  kind: IPyToken['kind'],
  start: number,
  length = 1
): IPyToken {
  return { kind, start, end: start + length };
}

export function readClosingBracket(
  { text, nesting }: ILexerInput,
  start: number
): IPyToken {
  const isMatched = nesting.closeBracket(text.charAt(start));
  return createToken(isMatched ? 'closer' : 'unmatchedCloser', start);
}

/**
 * Matches a keyword that only a statement can begin with. If a bracket is open
 * before it, its closing bracket was forgotten.
 */
const STATEMENT_KEYWORD = /(?:import|from|def|class|async)\b/y;

/** Reads a line break, and closes everything that cannot continue on the next line. */
export function readLineBreak(
  { text, nesting }: ILexerInput,
  start: number
): IPyToken {
  nesting.endLine();
  // Only in a document: in a text that grows, the keyword may turn out to be
  // the beginning of a longer name.
  if (nesting.isDocument && !nesting.isEmpty && nesting.quote === '') {
    STATEMENT_KEYWORD.lastIndex = start + 1;
    if (STATEMENT_KEYWORD.test(text)) {
      nesting.closeAll();
    }
  }
  return createToken(nesting.isEmpty ? 'statementEnd' : 'lineBreak', start);
}
