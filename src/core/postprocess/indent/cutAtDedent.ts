import { isClause } from '../../python/blocks';
import { findNextNonBlankLine, measureIndent } from '../../python/lines';
import { type Cut, finalCut, tentativeCut } from '../types';

/** Captures the indentation of the line after a line break at the start of a text. */
const NEXT_LINE = /^[ \t]*\n([ \t]*)\S/;

/**
 * Cuts where the model leaves the block that the suggestion starts in.
 *
 *     for q in a:        model: qc.h(q)\n    qc.x(q)\nqc.measure_all()
 *         ║              shown: qc.h(q)\n    qc.x(q)
 *
 * `else` and the like go on with the statement that the block belongs to.
 * Lines inside brackets and strings may be indented anyhow. A suggestion that
 * starts on the next line may start further out, since the block may be
 * complete:
 *
 *     for q in a:        model: \nqc.measure_all()
 *         qc.h(q)║       shown: all of it
 */
export const cutAtDedent: Cut = context => {
  const { text, suffix, cursor, statements, isAfterComment, isDone } = context;
  const isOnBlankLine =
    cursor.nesting.isEmpty &&
    (isAfterComment || cursor.statementLine.trim() === '');
  const nextLine = cursor.opensBlock ? null : NEXT_LINE.exec(text);
  const startWidth =
    measureIndent(cursor.statementLine) +
    (isOnBlankLine ? measureIndent(statements[0]?.firstLine ?? '') : 0) +
    (cursor.opensBlock ? 1 : 0);
  let minWidth = Math.min(nextLine?.[1]?.length ?? Infinity, startWidth);
  for (const { start, firstLine, isFirstLineLast } of statements.slice(1)) {
    if (firstLine.trim() === '' || measureIndent(firstLine) >= minWidth) {
      continue;
    }
    const clause = isClause(firstLine, isFirstLineLast && !isDone);
    if (clause !== true || hasClauseBelow(firstLine, suffix)) {
      const end = start - 1;
      return clause === null ? tentativeCut(end) : finalCut(end);
    }
    minWidth = measureIndent(firstLine) + 1;
  }
  return null;
};

/**
 * Returns whether the statement that a clause belongs to has a clause below the
 * cursor already.
 */
function hasClauseBelow(clauseLine: string, suffix: string): boolean {
  const next = findNextNonBlankLine(suffix);
  return (
    next !== null &&
    measureIndent(next) === measureIndent(clauseLine) &&
    isClause(next, false) === true
  );
}
