import { isClause } from './clause';
import { type Cut, over, perhaps } from './filter';
import { indentOf } from './lines';
import { readPython } from './readPython';

/** Lines that prepare what a person asked for, and are not it. */
const PREPARES = /^[ \t]*(?:$|#|%|!|import\b|from\b)/;

/**
 * A blank line ends a suggestion, unless it goes on after it: inside a block,
 * inside brackets or a string, or because there were only imports so far.
 */
export const cutAtBlankLine: Cut = (text, { cursor, done }) => {
  const { lines } = readPython(text, cursor.quote, cursor.depth);
  let prepares = PREPARES.test(cursor.statement);
  let blank: number | null = null;
  for (const [at, { start, text: line, fresh }] of lines.entries()) {
    if (at > 0 && fresh && line.trim() === '') {
      blank ??= start - 1;
    } else if (line.trim() !== '' && fresh) {
      if (blank !== null && indentOf(line) === 0 && !prepares) {
        const last = at === lines.length - 1;
        const clause = isClause(line, last && !done);
        if (clause !== true) {
          return clause === null ? perhaps(blank) : over(blank);
        }
      }
      prepares &&= PREPARES.test(line);
      blank = null;
    }
  }
  return null;
};
