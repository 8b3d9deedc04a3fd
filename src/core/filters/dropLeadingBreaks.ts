import type { Filter } from './filter';
import { indentOf, lastLineOf } from './lines';

const BREAKS = /^(?:[ \t]*\n)+/;

/**
 * On an empty line a suggestion begins there, not lines below. If the model
 * leaves the block that the line is in, there is nothing to say there.
 */
export const dropLeadingBreaks: Filter = (text, context) => {
  const { prefix, cursor, afterComment } = context;
  const line = lastLineOf(prefix);
  if (afterComment || cursor.quote !== '' || line.trim() !== '') {
    return text;
  }
  const rest = text.replace(BREAKS, '');
  const leaves = rest !== text && indentOf(rest) < line.length;
  return leaves && cursor.depth === 0 ? '' : rest;
};
