import { isHeadAlone } from '../../python/blocks';
import { indentOf, lastLineOf, withoutBlankLines } from '../../python/lines';
import type { Placing } from '../types';

/**
 * On an empty line a suggestion begins there, not lines below. If the model
 * leaves the block that the line is in, there is nothing to say there; a block
 * without a statement can't be left.
 */
export const dropLeadingBreaks: Placing = (text, context) => {
  const { prefix, cursor, afterComment } = context;
  const line = lastLineOf(prefix);
  if (afterComment || cursor.quote !== '' || line.trim() !== '') {
    return text;
  }
  const rest = withoutBlankLines(text);
  const leaves =
    rest !== text &&
    rest.trim() !== '' &&
    indentOf(rest) < line.length &&
    cursor.depth === 0 &&
    !isHeadAlone(cursor.blocks);
  return leaves ? null : rest;
};
