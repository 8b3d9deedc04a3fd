import { isClause } from './clause';
import { type Cut, over, perhaps } from './filter';
import { indentOf } from './lines';
import { readPython } from './readPython';

/** A line break at once, and the line after it. */
const NEXT_LINE = /^[ \t]*\n([ \t]*)\S/;

/**
 * A suggestion ends where the model leaves the block that it started in.
 * `else` and its like go on with the statement that the block belongs to;
 * lines inside brackets and strings stand where they like. If it starts on the
 * next line it may start further out: a block is complete at some time.
 */
export const cutAtDedent: Cut = (text, { cursor, afterComment, done }) => {
  const { lines } = readPython(text, cursor.quote, cursor.depth);
  const onBlank =
    cursor.quote === '' &&
    cursor.depth === 0 &&
    (afterComment || cursor.statement.trim() === '');
  const starts = NEXT_LINE.exec(cursor.opensBlock ? '' : text)?.[1]?.length;
  let least = Math.min(
    starts ?? Infinity,
    indentOf(cursor.statement) +
      (onBlank ? indentOf(lines[0]?.text ?? '') : 0) +
      (cursor.opensBlock ? 1 : 0)
  );
  for (const [at, { start, text: line, fresh }] of lines.entries()) {
    if (at === 0 || !fresh || line.trim() === '' || indentOf(line) >= least) {
      continue;
    }
    const clause = isClause(line, at === lines.length - 1 && !done);
    if (clause !== true) {
      return clause === null ? perhaps(start - 1) : over(start - 1);
    }
    least = indentOf(line) + 1;
  }
  return null;
};
