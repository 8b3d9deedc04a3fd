import { blocksAfter, type IBlock, opensBlock } from '../python/blocks';
import { firstLineOf, indentOf, lastLineOf } from '../python/lines';
import { type IBegin, readDocument, readPython } from '../python/scan';
import { type IStatement, statementsOf } from '../python/statements';

/** How Python reads the place of the cursor: what a suggestion lands in. */
export interface ICursor extends IBegin {
  /** The quote of the string that the cursor is in; empty for none. */
  readonly quote: string;
  /** Whether that string is closed by what follows. */
  readonly quoteCloses: boolean;
  /** How many brackets are open. */
  readonly depth: number;
  /** How many of them a suggestion may close: nothing that follows does. */
  readonly spare: number;
  /** The first line of the statement that the cursor is in, up to the cursor. */
  readonly statement: string;
  /** Whether that statement opens a block, and ends before the cursor. */
  readonly opensBlock: boolean;
  /** The blocks that are open before that statement, from the outside in. */
  readonly blocks: readonly IBlock[];
  /** Whether the suggestion is on the line below a comment. */
  readonly isBelowComment: boolean;
}

/** A comment, and the blank line below it. */
const COMMENT_ABOVE = /(?:^|\n)[ \t]*#[^\n]*\n[ \t]*$/;

/**
 * Read the place between `prefix` and `suffix` as Python.
 *
 * @param afterComment - the suggestion starts on the next line.
 */
export function cursorAt(
  prefix: string,
  suffix: string,
  afterComment: boolean
): ICursor {
  const { starts, nesting } = readDocument(prefix);
  const { depth, quote } = nesting;
  const line = lastLineOf(prefix);
  const statement = prefix.slice(starts.at(-1));
  const isNextLine = afterComment && depth === 0;
  const above = statementsOf(prefix, starts);
  const onNextLine = ' '.repeat(indentOf(line));
  // A suggestion will stand before it.
  const behind: IBegin = { nesting, before: 'x' };
  return {
    nesting,
    before: afterComment ? '' : statement,
    quote,
    quoteCloses: quote !== '' && closes(suffix, behind),
    depth,
    spare: spareOf(prefix, suffix, behind),
    statement: isNextLine ? onNextLine : firstLineOf(statement),
    opensBlock: nesting.isEmpty && !afterComment && opensBlock(statement),
    blocks: blocksIn(isNextLine ? above : above.slice(0, -1)),
    isBelowComment: afterComment || COMMENT_ABOVE.test(prefix)
  };
}

/** The blocks that are open after some statements. */
function blocksIn(statements: readonly IStatement[]): readonly IBlock[] {
  return statements.reduce(
    (blocks: readonly IBlock[], { text }) => blocksAfter(blocks, text),
    []
  );
}

/** Whether what follows closes the string, and opens none that it leaves open. */
function closes(suffix: string, behind: IBegin): boolean {
  const ofLines = behind.nesting.quote.length > 1;
  const rest = ofLines ? suffix : firstLineOf(suffix);
  const { string, nesting } = readPython(rest, behind);
  return string?.closed === true && nesting.quote === '';
}

/**
 * How many brackets nothing closes. What follows on the line closes what was
 * opened on the line, as editors close brackets while one types; only where it
 * closes none, the lines below count.
 */
function spareOf(prefix: string, suffix: string, behind: IBegin): number {
  const { openers } = behind.nesting;
  if (openers.length === 0) {
    return 0;
  }
  const start = prefix.length - lastLineOf(prefix).length;
  const onLine = openers.filter(at => at >= start);
  const line = firstLineOf(suffix);
  const { closers } = readPython(line, behind);
  return closers.length > 0
    ? unclosed(signs(prefix, onLine), signs(line, closers))
    : unclosed(
        signs(prefix, openers),
        signs(suffix, readPython(suffix, behind).closers)
      );
}

const signs = (text: string, places: readonly number[]) =>
  places.map(at => text[at] ?? '');

const CLOSER: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}'
};

/** How many brackets are left open, if each closer closes the innermost of its kind. */
function unclosed(openers: readonly string[], closers: string[]): number {
  let left = 0;
  for (const opener of [...openers].reverse()) {
    if (closers[0] === CLOSER[opener]) {
      closers.shift();
    } else {
      left++;
    }
  }
  return left;
}
