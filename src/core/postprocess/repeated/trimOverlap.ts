import { getFirstLine } from '../../python/lines';
import { isInsideWord } from '../../python/names';
import { scanPython } from '../../python/scan';
import type { Filter } from '../types';

/**
 * Trims an end that repeats the code after the cursor on its line.
 *
 *     qc.cx(║0, 1)       model: control_qubit=0, 1)
 *                        shown: control_qubit=
 *
 * Closing brackets that the suggestion does not open are not trimmed here:
 * `cutAtClosing` has removed those that the code after the cursor closes.
 */
export const trimOverlap: Filter = (text, context) => {
  const { prefix, suffix, isAfterComment, isDone } = context;
  const lineRest = getFirstLine(suffix).trimEnd();
  if (isAfterComment || lineRest === '') {
    return text;
  }
  const isCursorInWord = isInsideWord(prefix, lineRest);
  const maxLength = Math.min(lineRest.length, text.length);
  for (let length = maxLength; length > 0; length--) {
    const overlap = lineRest.slice(0, length);
    if (!text.endsWith(overlap)) {
      continue;
    }
    const kept = text.slice(0, text.length - length);
    // The `a` of `data` is not the `a` after the cursor.
    const startsAtWord =
      isCursorInWord || kept === '' || !isInsideWord(kept, overlap);
    // While the model writes, its last word may go on.
    const endsAtWord =
      !isDone || !isInsideWord(overlap, lineRest.slice(length));
    const isBalanced = scanPython(overlap).unmatchedClosers.length === 0;
    if (startsAtWord && endsAtWord && isBalanced) {
      return kept;
    }
  }
  return text;
};
