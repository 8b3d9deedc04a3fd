import { isClause } from './clause';
import { type Cut, over, perhaps } from './filter';
import { indentOf } from './lines';
import { readPython } from './readPython';

/**
 * A suggestion that starts inside a block ends where the model leaves that
 * block. `else` and its like go on with the statement that the block belongs
 * to; lines inside brackets and strings stand where they like.
 */
export const cutAtDedent: Cut = (text, { cursor, afterComment, done }) => {
  const { lines } = readPython(text, cursor.quote, cursor.depth);
  const onBlank =
    cursor.quote === '' &&
    cursor.depth === 0 &&
    (afterComment || cursor.statement.trim() === '');
  let least =
    indentOf(cursor.statement) +
    (onBlank ? indentOf(lines[0]?.text ?? '') : 0) +
    (cursor.opensBlock ? 1 : 0);
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
