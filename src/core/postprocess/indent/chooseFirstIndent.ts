import {
  canIndentTo,
  canTakeClause,
  type IBlock,
  isBodyExpected
} from '../../python/blocks';
import { detectIndentUnit, getIndent } from '../../python/indentation';
import type { IPlacementContext } from '../types';

/** The line that the code of an answer begins. */
export interface ICodeLine {
  /** The indentation of that line if the user began it, else that of the line above. */
  readonly indent: string;
  /**
   * The origin of the line break before it:
   * - `user`: the cursor is on an empty line or after a comment. The
   *   indentation stands in the editor, so the code cannot go further out.
   * - `model`: the answer begins with a line break, so the model has chosen the
   *   indentation.
   * - `filter`: the model left the line break out, and `fitIndent` adds it.
   */
  readonly begunBy: 'user' | 'model' | 'filter';
}

/** Matches statements after which the rest of the block is unreachable. */
const BLOCK_EXIT = /^(?:break|continue|raise|return)\b/;

/**
 * Chooses the indentation of the first statement of some code: the model's if
 * Python accepts it there, else that of the line it begins.
 *
 * The model's, which goes back to the function:
 *
 *     def ghz(qc):
 *         for q in range(3):
 *             qc.h(q)║          model: ····return qc   (· is a blank)
 *                               → 4 blanks
 *
 * That of the line, since no block at the margin has the model's:
 *
 *     qc = QuantumCircuit(2)
 *     ║                         model: ····qc.h(0)
 *                               → no blanks
 *
 * None, since a statement below `return` is unreachable:
 *
 *     def bell():
 *         return qc
 *         ║                     model: qc = bell()
 *                               → null
 *
 * @param startsWithClause - true if the code starts with `else` or the like.
 * @param blocks - the blocks that are open where the code begins.
 * @returns null if the statement does not belong on that line.
 */
export function chooseFirstIndent(
  code: string,
  startsWithClause: boolean,
  { indent, begunBy }: ICodeLine,
  blocks: readonly IBlock[],
  { prefix, cursor }: IPlacementContext
): string | null {
  const isInEditor = begunBy === 'user';
  const modelIndent = getIndent(code);
  const innermost = blocks.at(-1) ?? { indent: '', lastStatement: '' };
  const [firstWord = ''] = /[a-z]+/.exec(code) ?? [];
  if (isBodyExpected(blocks)) {
    const isCaseOfMatch =
      firstWord === 'case' && innermost.lastStatement.startsWith('match');
    if (startsWithClause && !isCaseOfMatch) {
      return null;
    }
    const isLineDeeper = indent.length > innermost.indent.length;
    const bodyIndent = isLineDeeper
      ? indent
      : innermost.indent + detectIndentUnit(prefix);
    const minWidth = Math.max(
      innermost.indent.length + 1,
      isInEditor ? indent.length : 0
    );
    return modelIndent.length >= minWidth ? modelIndent : bodyIndent;
  }
  const isValid = ({ length }: string) =>
    startsWithClause
      ? canTakeClause(blocks, length, firstWord)
      : canIndentTo(blocks, length);
  const isFurtherOut = modelIndent.length < indent.length;
  if (begunBy === 'model') {
    return isValid(modelIndent) || isFurtherOut ? modelIndent : indent;
  }
  // A statement without indentation may just lack it; a clause is meant to be there.
  const isIntended = modelIndent !== '' || (startsWithClause && !isInEditor);
  const isReachable = !(isInEditor && isFurtherOut);
  if (isIntended && isValid(modelIndent) && isReachable) {
    return modelIndent;
  }
  const isAfterBlockExit =
    innermost.indent === indent &&
    BLOCK_EXIT.test(innermost.lastStatement) &&
    !cursor.isBelowComment;
  const leavesBlock = isIntended && isFurtherOut;
  return leavesBlock || isAfterBlockExit || !isValid(indent) ? null : indent;
}
