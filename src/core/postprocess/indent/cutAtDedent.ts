import { indentOf, nextLineOf } from '../../python/lines';
import { isClause } from './clause';
import { type Cut, over, perhaps } from '../types';

/** A line break at once, and the line after it. */
const NEXT_LINE = /^[ \t]*\n([ \t]*)\S/;

/**
 * A suggestion ends where the model leaves the block that it started in.
 * `else` and its like go on with the statement that the block belongs to;
 * lines inside brackets and strings stand where they like. If it starts on the
 * next line it may start further out: a block is complete at some time.
 */
export const cutAtDedent: Cut = context => {
  const { text, suffix, cursor, statements, afterComment, done } = context;
  const onBlank =
    cursor.nesting.isEmpty && (afterComment || cursor.statement.trim() === '');
  const starts = NEXT_LINE.exec(cursor.opensBlock ? '' : text)?.[1]?.length;
  let least = Math.min(
    starts ?? Infinity,
    indentOf(cursor.statement) +
      (onBlank ? indentOf(statements[0]?.line ?? '') : 0) +
      (cursor.opensBlock ? 1 : 0)
  );
  for (const { start, line, isLastLine } of statements.slice(1)) {
    if (line.trim() === '' || indentOf(line) >= least) {
      continue;
    }
    const clause = isClause(line, isLastLine && !done);
    if (clause !== true || isTaken(line, suffix)) {
      return clause === null ? perhaps(start - 1) : over(start - 1);
    }
    least = indentOf(line) + 1;
  }
  return null;
};

/** Whether the statement that a clause belongs to goes on below with one already. */
function isTaken(clause: string, suffix: string): boolean {
  const next = nextLineOf(suffix);
  return (
    next !== null &&
    indentOf(next) === indentOf(clause) &&
    isClause(next, false) === true
  );
}
