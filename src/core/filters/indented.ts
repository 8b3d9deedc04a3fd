import {
  blocksAfter,
  fitsIn,
  headOf,
  type IBlock,
  opensBlock,
  takesClause
} from '../python/blocks';
import { blanksOf, indentUnit, withIndentation } from '../python/indentation';
import { firstLineOf, indentOf } from '../python/lines';
import { readPython } from '../python/reading';
import { statementsOf } from '../python/statements';
import { isClause } from './clause';
import type { IPlaceContext } from './filter';

/** The line that some code begins. */
export interface ILine {
  /** Its indentation, or that of the line before it. */
  readonly indent: string;
  /** Whether it stands in the editor: code can't go further out. */
  readonly isFixed?: boolean;
  /** Whether the model has begun it: it knows how far out it goes. */
  readonly isMeant?: boolean;
}

/** What nothing can follow in its block. */
const EXIT = /^(?:break|continue|pass|raise|return)\b/;

/** What opens a block that is seldom a single line. */
const LONG = /^(?:async[ \t]+)?(?:class|def|try|with)\b/;

/**
 * Code that begins a line, indented so that it is Python there; empty for
 * nothing. The prompt does not have the indentation of the line, so models
 * write it; but some leave it out, of the first line or of all, and some go on
 * further out, where the block is over. What the second statement tells is
 * waited for.
 */
export function indented(
  text: string,
  line: ILine,
  context: IPlaceContext
): string {
  const { cursor } = context;
  const blocks = blocksAfter(cursor.blocks, cursor.before);
  // Some models begin whatever they say with one blank.
  const code = /^ \S/.test(text) ? text.slice(1) : text;
  const from = blanksOf(code);
  const to = indentOfFirst(code, line, blocks, context);
  if (to === null || to === from) {
    return to === null ? '' : code;
  }
  const rest = code.slice(from.length);
  switch (whatMoves(code, to, blocks, context)) {
    case 'all':
      return withIndentation(code, moved(from, to));
    case 'first':
      return to + rest;
    case 'nothing':
      return '';
    case null: {
      const stays = from.length > to.length || cursor.isBelowComment;
      return stays || isMissing(blocks) ? to + firstLineOf(rest) : '';
    }
  }
}

/** Moves a line, so that one indented by `from` is indented by `to`. */
function moved(from: string, to: string): (blanks: string) => string {
  const more = to.slice(from.length);
  const less = Math.max(0, from.length - to.length);
  return blanks =>
    blanks.startsWith(from)
      ? to + blanks.slice(from.length)
      : more + blanks.slice(less);
}

/** Whether the innermost block has no statement yet. */
function isMissing(blocks: readonly IBlock[]): boolean {
  return opensBlock(blocks.at(-1)?.last ?? '');
}

/** The indentation of the first statement; null if it has no place there, or none yet. */
function indentOfFirst(
  code: string,
  { indent, isFixed = false, isMeant = false }: ILine,
  blocks: readonly IBlock[],
  { prefix, cursor, done }: IPlaceContext
): string | null {
  const from = blanksOf(code);
  const top = blocks.at(-1) ?? { indent: '', last: '' };
  const clause = isClause(firstLineOf(code), !done && !code.includes('\n'));
  if (clause === null) {
    return null;
  }
  if (isMissing(blocks)) {
    if (clause && !/^match\b/.test(top.last)) {
      return null;
    }
    const isDeep = indent.length > top.indent.length;
    const least = isDeep ? indent : top.indent + indentUnit(prefix);
    const deeper = Math.max(top.indent.length + 1, isFixed ? indent.length : 0);
    return from.length >= deeper ? from : least;
  }
  const fits = ({ length }: string) =>
    clause ? takesClause(blocks, length) : fitsIn(blocks, length);
  if (isMeant) {
    return fits(from) || from.length <= indent.length ? from : indent;
  }
  const isElsewhere = from !== '' || (clause && !isFixed);
  if (isElsewhere && !(isFixed && from.length < indent.length) && fits(from)) {
    return from;
  }
  if (isElsewhere && from.length < indent.length) {
    return null;
  }
  const isDead = top.indent === indent && EXIT.test(top.last);
  return fits(indent) && (!isDead || cursor.isBelowComment) ? indent : null;
}

/**
 * Whether all lines of some code move with the first, or that alone. Nothing
 * is to be shown if it may as well leave the block. Null if what comes next
 * decides.
 */
function whatMoves(
  code: string,
  to: string,
  blocks: readonly IBlock[],
  { cursor, isChat, done }: IPlaceContext
): 'all' | 'first' | 'nothing' | null {
  const from = indentOf(code);
  const { starts } = readPython(code, { nesting: cursor.nesting, before: '' });
  const [one, two] = statementsOf(code, starts).filter(
    ({ text }) => text !== ''
  );
  if (one === undefined || two === undefined) {
    return done ? 'first' : null;
  }
  const indent = indentOf(two.line);
  if (from > to.length) {
    return indent >= from ? 'all' : 'first';
  }
  const isHead = opensBlock(one.text);
  const isAligned = isHead ? indent <= to.length : indent === from;
  const clause = !isHead && isClause(two.line, two.isLastLine && !done);
  if (!isAligned || clause !== false) {
    return isAligned && clause === null ? null : 'first';
  }
  const opens = isMissing(blocks);
  if (isHead && opens) {
    return 'all';
  }
  if (EXIT.test(one.text.trimStart())) {
    return 'first';
  }
  const isLong = LONG.test(headOf(blocks)) && (opens || isChat);
  return isLong || cursor.isBelowComment ? 'all' : opens ? 'first' : 'nothing';
}
