import {
  headOf,
  type IBlock,
  isHeadAlone,
  opensBlock
} from '../../python/blocks';
import { indentOf } from '../../python/lines';
import { readPython } from '../../python/scan';
import { statementsOf } from '../../python/statements';
import { isClause } from './clause';
import type { IPlaceContext } from '../types';

/** What a block ends with. */
const EXIT = /^[ \t]*(?:break|continue|pass|raise|return)\b/;

/** The head of a block that is seldom a single line, and of one that is seldom left. */
const LONG = /^(?:async[ \t]+)?(?:class|def|try|with)\b/;
const CLOSED = /^(?:async[ \t]+)?(?:class|def)\b/;

/**
 * Whether all lines of some code move where its first statement is moved to,
 * or that alone, because the others are indented as they are to be. Nothing is
 * to be shown where the code may as well come after the block.
 *
 * @param to - the new indentation of the first statement.
 * @returns null if what comes next decides.
 */
export function whatMoves(
  code: string,
  to: string,
  blocks: readonly IBlock[],
  { cursor, isChat, done }: IPlaceContext
): 'all' | 'first' | 'nothing' | null {
  const { starts } = readPython(code, { nesting: cursor.nesting, before: '' });
  const statements = statementsOf(code, starts).filter(
    ({ text }) => text !== ''
  );
  const [one, two] = statements;
  if (one === undefined || two === undefined) {
    return done ? 'first' : null;
  }
  const from = indentOf(code);
  const indent = indentOf(two.line);
  if (from > to.length) {
    return indent >= from ? 'all' : 'first';
  }
  const isHead = opensBlock(one.text);
  const isAlike = isHead ? indent <= to.length : indent === from;
  const clause = !isHead && isClause(two.line, two.isLastLine && !done);
  if (!isAlike || clause === true) {
    return 'first';
  }
  if (clause === null) {
    return null;
  }
  const isBody = isHeadAlone(blocks);
  if (isHead && isBody) {
    return 'all';
  }
  if (EXIT.test(one.text)) {
    return 'first';
  }
  const head = headOf(blocks);
  const stays = isBody ? LONG.test(head) : isChat && CLOSED.test(head);
  return stays || cursor.isBelowComment ? 'all' : isBody ? 'first' : 'nothing';
}
