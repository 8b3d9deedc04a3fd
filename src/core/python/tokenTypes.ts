import type { Nesting } from './nesting';

/**
 * A stretch of Python source that is more than a name, number or operator:
 * - `opener`, `closer`: brackets; `stray`: one that closes what the text has
 *   not opened
 * - `quote`: where a string begins or ends
 * - `colon`, `fence` (three backticks): in code
 * - `comment`, `shell`, `magic`: to the end of the line; of a magic after which
 *   Python follows only the name
 * - `break`: the end of a line; `end`: one that ends a statement; `joint`: one
 *   after a backslash
 * - `text`: nothing of interest
 */
export interface IToken {
  readonly kind:
    | 'opener'
    | 'closer'
    | 'stray'
    | 'quote'
    | 'colon'
    | 'fence'
    | 'comment'
    | 'shell'
    | 'magic'
    | 'break'
    | 'end'
    | 'joint'
    | 'text';
  /** Where it begins and ends, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** What tokens are read from. */
export interface ISource {
  readonly text: string;
  /** What is open; it is kept up to date. */
  readonly nesting: Nesting;
  /** What of its statement stands before the text. */
  readonly before: string;
}

export function token(kind: IToken['kind'], start: number, length = 1): IToken {
  return { kind, start, end: start + length };
}

/** A closing bracket. */
export function closer({ text, nesting }: ISource, start: number): IToken {
  const own = nesting.closeBracket(text.charAt(start));
  return token(own ? 'closer' : 'stray', start);
}

/** What only a statement begins with: before it somebody forgot to close a bracket. */
const STATEMENT = /(?:import|from|def|class|async)\b/y;

/** The end of a line, and of all that can't go on in the next one. */
export function lineBreak({ text, nesting }: ISource, start: number): IToken {
  nesting.endLine();
  // In a text that grows such a word may become another one.
  if (nesting.isDocument && !nesting.isEmpty && nesting.quote === '') {
    STATEMENT.lastIndex = start + 1;
    if (STATEMENT.test(text)) {
      nesting.clear();
    }
  }
  return token(nesting.isEmpty ? 'end' : 'break', start);
}
