import { isClause } from '../python/blocks';
import { measureIndent } from '../python/lines';
import { type Cut, finalCut, tentativeCut } from './types';

/** Matches lines that only prepare the code that the user asked for: comments, magics, imports. */
const PREPARATION_LINE = /^[ \t]*(?:$|#|%|!|import\b|from\b)/;

/**
 * Cuts at a blank line that is followed by code at the margin: the model has
 * begun with something else.
 *
 *     x = 1         model: y = 2\n\nz = 3
 *     ║             shown: y = 2
 *
 * The suggestion goes on after the blank line inside a block, inside brackets
 * or a string, if there were only imports so far, and from one commented step
 * to the next where the user asked with a comment:
 *
 *     # Bell pair   model: # Create it\nqc = QuantumCircuit(2)\n\n# Entangle\nqc.h(0)
 *     ║             shown: all of it
 */
export const cutAtBlankLine: Cut = context => {
  const { cursor, statements, originalCode, isDone } = context;
  const hasCommentedSteps =
    cursor.isBelowComment && originalCode.trimStart().startsWith('#');
  let isPreparation = PREPARATION_LINE.test(cursor.statementLine);
  let blankLineStart: number | null = null;
  for (const [
    index,
    { start, firstLine, isFirstLineLast }
  ] of statements.entries()) {
    if (firstLine.trim() === '') {
      blankLineStart ??= index > 0 ? start - 1 : null;
      continue;
    }
    if (index === 0 && !cursor.nesting.isEmpty) {
      continue;
    }
    // A step follows exactly one blank line.
    const isStep =
      hasCommentedSteps &&
      start - 2 === blankLineStart &&
      firstLine.startsWith('#');
    if (
      blankLineStart !== null &&
      measureIndent(firstLine) === 0 &&
      !isPreparation &&
      !isStep
    ) {
      const clause = isClause(firstLine, isFirstLineLast && !isDone);
      if (clause !== true) {
        return clause === null
          ? tentativeCut(blankLineStart)
          : finalCut(blankLineStart);
      }
    }
    isPreparation &&= PREPARATION_LINE.test(firstLine);
    blankLineStart = null;
  }
  return null;
};
