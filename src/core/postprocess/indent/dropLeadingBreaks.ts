import { isBodyExpected } from '../../python/blocks';
import {
  dropLeadingBlankLines,
  getLastLine,
  measureIndent
} from '../../python/lines';
import type { Placement } from '../types';

/**
 * Drops line breaks at the start where the cursor is on an empty line: the
 * suggestion begins on that line, not further down.
 *
 *     qc = QuantumCircuit(2)
 *     ║                  model: \n\nqc.h(0)
 *                        shown: qc.h(0)
 *
 * Rejects code that leaves the block of the line, unless the block is still
 * empty and so cannot be left:
 *
 *     def bell():
 *         return qc
 *         ║              model: \n\nqc = bell()
 *                        shown: nothing
 */
export const dropLeadingBreaks: Placement = (text, context) => {
  const { prefix, cursor, isAfterComment } = context;
  const line = getLastLine(prefix);
  if (isAfterComment || cursor.quote !== '' || line.trim() !== '') {
    return text;
  }
  const rest = dropLeadingBlankLines(text);
  const leavesBlock =
    rest !== text &&
    rest.trim() !== '' &&
    measureIndent(rest) < line.length &&
    cursor.depth === 0 &&
    !isBodyExpected(cursor.blocks);
  return leavesBlock ? null : rest;
};
