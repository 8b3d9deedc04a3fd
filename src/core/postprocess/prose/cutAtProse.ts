import { type Cut, finalCut, tentativeCut } from '../types';
import { isProse } from './prose';

/**
 * Cuts before a line that begins with a sentence: it explains the code, which is
 * over. A line that begins with a small letter is not tested, since it may be
 * code, which would be held back until the line is complete.
 *
 *     ║                  model: qc.h(0)\nThis puts the qubit into superposition.
 *                        shown: qc.h(0)
 */
export const cutAtProse: Cut = ({ statements, isDone }) => {
  for (const { start, firstLine, isFirstLineLast } of statements.slice(1)) {
    const mayBeProse = firstLine !== '' && !/^[ \t]*[a-z_]/.test(firstLine);
    const isProseLine =
      mayBeProse && isProse(firstLine, isFirstLineLast && !isDone);
    if (isProseLine !== false) {
      const end = start - 1;
      return isProseLine === null ? tentativeCut(end) : finalCut(end);
    }
  }
  return null;
};
