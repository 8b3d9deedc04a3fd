import { opensBlock } from '../python/blocks';
import { indentOf, lastLineOf, withoutBlankLines } from '../python/lines';
import type { Filter } from './filter';

/**
 * On an empty line a suggestion begins there, not lines below. If the model
 * leaves the block that the line is in, there is nothing to say there; a block
 * without a statement can't be left.
 */
export const dropLeadingBreaks: Filter = (text, context) => {
  const { prefix, cursor, afterComment } = context;
  const line = lastLineOf(prefix);
  if (afterComment || cursor.quote !== '' || line.trim() !== '') {
    return text;
  }
  const rest = withoutBlankLines(text);
  const isMissing = opensBlock(cursor.blocks.at(-1)?.last ?? '');
  const leaves = rest !== text && indentOf(rest) < line.length && !isMissing;
  return leaves && cursor.depth === 0 ? '' : rest;
};
