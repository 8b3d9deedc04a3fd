import { addStatement, type IBlock, opensBlock } from '../python/blocks';
import { getFirstLine, measureIndent, getLastLine } from '../python/lines';
import { type IScanStart, scanDocument, scanPython } from '../python/scan';
import { type IStatement, splitStatements } from '../python/statements';

/**
 * The code at the cursor as Python reads it, before any suggestion is inserted.
 *
 *     def f():
 *         run(a, [║        depth 2, closableDepth 1: the suffix closes one
 *     )                    statementLine `    run(a, [`
 *                          blocks: the module's, whose last statement is `def f():`
 */
export interface ICursorSyntax extends IScanStart {
  /** The quote of the string that the cursor is in; empty if it is in none. */
  readonly quote: string;
  /** True if the suffix closes that string. */
  readonly isQuoteClosed: boolean;
  /** The number of open brackets. */
  readonly depth: number;
  /** The number of open brackets that the suffix does not close, so that a suggestion may. */
  readonly closableDepth: number;
  /** The first line of the statement that the cursor is in, up to the cursor. */
  readonly statementLine: string;
  /** True if that statement opens a block and its colon stands before the cursor. */
  readonly opensBlock: boolean;
  /** The blocks that are open before that statement, from the outside in. */
  readonly blocks: readonly IBlock[];
  /** True if the suggestion starts on the line below a comment. */
  readonly isBelowComment: boolean;
}

/** Matches a comment line and the blank line below it, at the end of a text. */
const COMMENT_ABOVE = /(?:^|\n)[ \t]*#[^\n]*\n[ \t]*$/;

/**
 * Reads the code between `prefix` and `suffix` as Python.
 *
 * @param isAfterComment - true if the suggestion starts on the next line.
 */
export function readCursorSyntax(
  prefix: string,
  suffix: string,
  isAfterComment: boolean
): ICursorSyntax {
  const { statementStarts, nesting } = scanDocument(prefix);
  const { depth, quote } = nesting;
  const line = getLastLine(prefix);
  const statement = prefix.slice(statementStarts.at(-1));
  const isNewStatement = isAfterComment && depth === 0;
  const statements = splitStatements(prefix, statementStarts);
  const nextLineIndent = ' '.repeat(measureIndent(line));
  // The suffix goes on with a statement, since the suggestion will stand before it.
  const suffixStart: IScanStart = { nesting, statementPrefix: 'x' };
  return {
    nesting,
    statementPrefix: isAfterComment ? '' : statement,
    quote,
    isQuoteClosed: quote !== '' && closesString(suffix, suffixStart),
    depth,
    closableDepth: countClosableBrackets(prefix, suffix, suffixStart),
    statementLine: isNewStatement ? nextLineIndent : getFirstLine(statement),
    opensBlock: nesting.isEmpty && !isAfterComment && opensBlock(statement),
    blocks: getOpenBlocks(
      isNewStatement ? statements : statements.slice(0, -1)
    ),
    isBelowComment: isAfterComment || COMMENT_ABOVE.test(prefix)
  };
}

/** Returns the blocks that are open after some statements. */
function getOpenBlocks(statements: readonly IStatement[]): readonly IBlock[] {
  return statements.reduce(
    (blocks: readonly IBlock[], { text }) => addStatement(blocks, text),
    []
  );
}

/** Returns whether the suffix closes the string, and leaves none open that it opens itself. */
function closesString(suffix: string, suffixStart: IScanStart): boolean {
  const isMultiLine = suffixStart.nesting.quote.length > 1;
  const rest = isMultiLine ? suffix : getFirstLine(suffix);
  const { stringEnd, nesting } = scanPython(rest, suffixStart);
  return stringEnd?.isClosed === true && nesting.quote === '';
}

/**
 * Counts the open brackets that the suffix does not close. Editors insert the
 * closing bracket on the same line while the user types, so the rest of the
 * line is matched with the brackets that were opened on the line; the lines
 * below count only if the rest of the line closes none.
 *
 *     job = run(
 *         list(║),      `)` closes `list(` → 0; the lines below do not count
 *     )
 */
function countClosableBrackets(
  prefix: string,
  suffix: string,
  suffixStart: IScanStart
): number {
  const { openerOffsets } = suffixStart.nesting;
  if (openerOffsets.length === 0) {
    return 0;
  }
  const lineStart = prefix.length - getLastLine(prefix).length;
  const openersOnLine = openerOffsets.filter(at => at >= lineStart);
  const lineRest = getFirstLine(suffix);
  const { unmatchedClosers } = scanPython(lineRest, suffixStart);
  return unmatchedClosers.length > 0
    ? countUnclosed(
        charsAt(prefix, openersOnLine),
        charsAt(lineRest, unmatchedClosers)
      )
    : countUnclosed(
        charsAt(prefix, openerOffsets),
        charsAt(suffix, scanPython(suffix, suffixStart).unmatchedClosers)
      );
}

const charsAt = (text: string, offsets: readonly number[]) =>
  offsets.map(at => text[at] ?? '');

const CLOSER_OF: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}'
};

/** Counts the brackets that stay open if each closer closes the innermost of its kind. */
function countUnclosed(openers: readonly string[], closers: string[]): number {
  let count = 0;
  for (const opener of [...openers].reverse()) {
    if (closers[0] === CLOSER_OF[opener]) {
      closers.shift();
    } else {
      count++;
    }
  }
  return count;
}
