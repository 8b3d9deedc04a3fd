import type { Cut } from './filter';
import { indentOf, lastLineOf } from './lines';

const BLANK_LINE = /\n[ \t]*\n/g;

/**
 * A blank line ends a suggestion, unless the block that the cursor is in goes
 * on after it: the next line is indented deeper, or as deep inside a block.
 */
export const cutAtBlankLine: Cut = (text, { prefix }) => {
  const base = indentOf(lastLineOf(prefix));
  for (const blank of text.matchAll(BLANK_LINE)) {
    const next = /^\s*\n([ \t]*)(?=\S)/.exec(text.slice(blank.index));
    if (next === null) {
      return null;
    }
    const indent = next[1]?.length ?? 0;
    if (indent < base || indent === 0) {
      return blank.index;
    }
  }
  return null;
};
