import { tokenize } from './lexer';
import { Nesting } from './nesting';

/** The syntax before a text that continues other Python source. */
export interface IScanStart {
  /** The constructs that are open where the text begins. */
  readonly nesting: Nesting;
  /** The part of the text's first statement that comes before the text. */
  readonly statementPrefix: string;
}

/** The brackets, strings and statements of a Python text. All offsets are UTF-16 units. */
export interface IScan {
  /** The offsets where statements begin. The first is 0, also if a statement began before the text. */
  readonly statementStarts: readonly number[];
  /** The offsets of closing brackets whose opening bracket is not in the text. */
  readonly unmatchedClosers: readonly number[];
  /** The offsets of fences (three backticks) outside of strings and comments. */
  readonly fences: readonly number[];
  /**
   * The offset of the first line break at which nothing is open that was opened
   * in the text; null if there is none.
   */
  readonly balancedLineEnd: number | null;
  /** The end of the string in which the text began; null if it does not end in the text. */
  readonly stringEnd: IStringEnd | null;
  /** The constructs that are open at the end of the text. */
  readonly nesting: Nesting;
  /** The comment or shell line that reaches the very end of the text, and may continue. */
  readonly tail: ITail | null;
}

/** A comment or a shell line at the end of a text. */
export interface ITail {
  readonly kind: 'comment' | 'shell';
  /** The UTF-16 offset where it begins. */
  readonly start: number;
}

/** The end of a string. */
export interface IStringEnd {
  /** The UTF-16 offset of the closing quote or of the line break. */
  readonly offset: number;
  /** True if a quote ends the string; false if the line ends before the quote. */
  readonly isClosed: boolean;
}

/**
 * Scans a Python text once, from its beginning to its end.
 *
 *     x = f(1,     statementStarts  0 (x), 14 (y)
 *       2)         nesting          bracket `[`
 *     y = [        balancedLineEnd  13
 *
 * @param scanStart - the syntax before the text, if it is not a whole document.
 * The text may begin inside of anything but a comment.
 */
export function scanPython(text: string, scanStart?: IScanStart): IScan {
  const nesting = new Nesting(scanStart?.nesting);
  const statementStarts = [0];
  const unmatchedClosers: number[] = [];
  const fences: number[] = [];
  let balancedLineEnd: number | null = null;
  let stringEnd: IStringEnd | null = null;
  let tail: ITail | null = null;
  for (const { kind, start, end } of tokenize(
    text,
    nesting,
    scanStart?.statementPrefix
  )) {
    if (kind === 'unmatchedCloser') {
      unmatchedClosers.push(start);
    } else if (kind === 'fence') {
      fences.push(start);
    } else if (kind === 'statementEnd') {
      statementStarts.push(end);
    }
    if (
      (kind === 'statementEnd' || kind === 'lineBreak') &&
      nesting.isTextBalanced
    ) {
      balancedLineEnd ??= start;
    }
    const isAtTextEnd = end === text.length;
    if (isAtTextEnd && (kind === 'comment' || kind === 'shell')) {
      tail = { kind, start };
    }
    if (nesting.hasLeftOuterString) {
      stringEnd ??= { offset: start, isClosed: kind === 'quote' };
    }
  }
  return {
    statementStarts,
    unmatchedClosers,
    fences,
    balancedLineEnd,
    stringEnd,
    nesting,
    tail
  };
}

/**
 * Scans a document up to the cursor. The scan of the last text is cached, since
 * several callers need it for each key.
 */
export function scanDocument(text: string): IScan {
  if (lastDocument?.text !== text) {
    lastDocument = { text, scan: scanPython(text) };
  }
  return lastDocument.scan;
}

let lastDocument: { readonly text: string; readonly scan: IScan } | undefined;
