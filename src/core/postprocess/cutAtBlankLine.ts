import { indentOf } from '../python/lines';
import { isClause } from './indent/clause';
import { type Cut, over, perhaps } from './types';

/** Lines that prepare what a person asked for, and are not it. */
const PREPARES = /^[ \t]*(?:$|#|%|!|import\b|from\b)/;

/**
 * A blank line ends a suggestion, unless it goes on after it: inside a block,
 * inside brackets or a string, because there were only imports so far, or with
 * the next step, where a comment asked for code and the answer is in steps
 * with a comment each.
 */
export const cutAtBlankLine: Cut = context => {
  const { cursor, statements, said, done } = context;
  const hasSteps = cursor.isBelowComment && said.trimStart().startsWith('#');
  let prepares = PREPARES.test(cursor.statement);
  let blank: number | null = null;
  for (const [at, { start, line, isLastLine }] of statements.entries()) {
    if (line.trim() === '') {
      blank ??= at > 0 ? start - 1 : null;
      continue;
    }
    if (at === 0 && !cursor.nesting.isEmpty) {
      continue;
    }
    const isStep = hasSteps && start - 2 === blank && line.startsWith('#');
    if (blank !== null && indentOf(line) === 0 && !prepares && !isStep) {
      const clause = isClause(line, isLastLine && !done);
      if (clause !== true) {
        return clause === null ? perhaps(blank) : over(blank);
      }
    }
    prepares &&= PREPARES.test(line);
    blank = null;
  }
  return null;
};
