import {
  getInnermostHead,
  type IBlock,
  isBodyExpected,
  isClause,
  opensBlock
} from '../../python/blocks';
import { measureIndent } from '../../python/lines';
import { scanPython } from '../../python/scan';
import { splitStatements } from '../../python/statements';
import type { IPlacementContext } from '../types';

/**
 * The part of some code that moves when its first statement gets another indentation:
 * all lines, the first statement alone, or `none`, which means that the code may
 * just as well belong below the block and is not shown.
 */
export type ReindentScope = 'all' | 'first' | 'none';

/** Matches statements that end a block. */
const BLOCK_END = /^[ \t]*(?:break|continue|pass|raise|return)\b/;

/** Matches heads of blocks that are seldom a single line. */
const LONG_BLOCK_HEAD = /^(?:async[ \t]+)?(?:class|def|try|with)\b/;

/** Matches heads of blocks that a chat model seldom leaves within an answer. */
const DEFINITION_HEAD = /^(?:async[ \t]+)?(?:class|def)\b/;

/**
 * Chooses which lines of some code to move when its first statement is moved.
 * The indentation of the second statement decides.
 *
 * `all`: the model indented no line, and a function is seldom a single line.
 *
 *     def bell():        model: qc = QuantumCircuit(2)
 *         ║                     return qc
 *                        shown: qc = QuantumCircuit(2)
 *                                   return qc
 *
 * `first`: the model left out only the indentation of the first line.
 *
 *     def bell():        model: qc.h(0)
 *         qc = build()       return qc
 *         ║              shown: qc.h(0)
 *                            return qc
 *
 * `none`: the loop has a statement already, so both lines may belong below it.
 *
 *     for q in a:        model: qc.measure_all()
 *         qc.h(q)               qc.draw()
 *         ║              shown: nothing
 *
 * @param newIndent - the new indentation of the first statement.
 * @param blocks - the blocks that are open where the code begins.
 * @returns null if what comes next decides.
 */
export function chooseReindentScope(
  code: string,
  newIndent: string,
  blocks: readonly IBlock[],
  { cursor, isChat, isDone }: IPlacementContext
): ReindentScope | null {
  const { statementStarts } = scanPython(code, {
    nesting: cursor.nesting,
    statementPrefix: ''
  });
  const statements = splitStatements(code, statementStarts);
  const [first, second] = statements.filter(({ text }) => text !== '');
  if (first === undefined || second === undefined) {
    return isDone ? 'first' : null;
  }
  const firstWidth = measureIndent(code);
  const secondWidth = measureIndent(second.firstLine);
  const movesOut = firstWidth > newIndent.length;
  if (movesOut) {
    return secondWidth >= firstWidth ? 'all' : 'first';
  }
  const isBlockHead = opensBlock(first.text);
  const lacksSameIndent = isBlockHead
    ? secondWidth <= newIndent.length
    : secondWidth === firstWidth;
  if (!lacksSameIndent) {
    return 'first';
  }
  const isSecondClause =
    !isBlockHead &&
    isClause(second.firstLine, second.isFirstLineLast && !isDone);
  if (isSecondClause !== false) {
    return isSecondClause === null ? null : 'first';
  }
  const isFirstInBlock = isBodyExpected(blocks);
  if (isBlockHead && isFirstInBlock) {
    return 'all';
  }
  if (BLOCK_END.test(first.text)) {
    return 'first';
  }
  const head = getInnermostHead(blocks);
  const staysInBlock = isFirstInBlock
    ? LONG_BLOCK_HEAD.test(head)
    : isChat && DEFINITION_HEAD.test(head);
  if (staysInBlock || cursor.isBelowComment) {
    return 'all';
  }
  return isFirstInBlock ? 'first' : 'none';
}
