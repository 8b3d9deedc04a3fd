import { getFirstLine } from '../python/lines';
import { type Cut, finalCut } from './types';

/** Matches a rest of a line that holds nothing but closing brackets. */
const CLOSING_ONLY = /^[ \t]*[)\]}]+[,:;]?[ \t]*$/;

/**
 * Cuts at the end of the line where code follows the cursor on its line: only
 * that line is completed.
 *
 *     x = f(║) + 1       model: 1, 2\ny = 3
 *                        shown: 1, 2
 *
 * If only closing brackets follow, the suggestion may span several lines: until
 * all brackets that it opens are closed, or without limit if it begins with a
 * line break.
 *
 *     counts = {║}       model: \n    "00": 512,\n    "11": 512,\n}
 *                        shown: \n    "00": 512,\n    "11": 512,
 */
export const cutAtLineEnd: Cut = context => {
  const { text, suffix, cursor, scan, isAfterComment } = context;
  const lineRest = getFirstLine(suffix);
  if (isAfterComment || lineRest.trim() === '') {
    return null;
  }
  const canSpanLines = CLOSING_ONLY.test(lineRest) && cursor.quote === '';
  if (canSpanLines && /^[ \t]*\n/.test(text)) {
    return null;
  }
  const end = canSpanLines ? scan.balancedLineEnd : text.indexOf('\n');
  return end === null || end === -1 ? null : finalCut(end);
};
