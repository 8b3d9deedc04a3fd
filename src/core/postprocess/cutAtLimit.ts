import { opensBlock } from '../python/blocks';
import type { IStatement } from '../python/statements';
import { type Cut, finalCut, tentativeCut } from './types';

/**
 * The number of UTF-16 units that every model may write before its token limit
 * stops it. A statement that starts further down is shown only once it is
 * complete, as the limit may end it in the middle.
 */
const MIN_GUARANTEED_UNITS = 160;

/** Matches a name or a number that may go on, at the end of a text. */
const TRAILING_WORD = /(?:\d[\d._]*|[\p{L}_][\p{L}\p{N}_]*)$/u;

/**
 * Cuts the unfinished end off an answer that the token limit stopped: the last
 * statement, and a comment or block head above it that belongs to it.
 *
 *     # Run it           model: qc.h(0)\nfor n in (1, 2):\n    job = sam   (stopped)
 *     ║                  shown: qc.h(0)
 *
 * If there is only that statement, cuts its last line, or its last word:
 *
 *     job = sampler.║    model: run([qc], shots=10   (stopped)
 *                        shown: run([qc], shots=
 */
export const cutAtLimit: Cut = ({ text, statements, isAtLimit, isDone }) => {
  if (isDone && !isAtLimit) {
    return null;
  }
  const kept = statements.filter(({ text }) => text !== '');
  let last = kept.pop();
  while (
    last !== undefined &&
    isIncomplete(last) &&
    (isDone || last.start > MIN_GUARANTEED_UNITS)
  ) {
    const previous = kept.pop();
    if (previous === undefined) {
      return finalCut(findCompleteEnd(text, last));
    }
    last = previous;
  }
  const end = last?.end ?? 0;
  return isDone ? finalCut(end) : tentativeCut(end);
};

/** Returns whether a statement may be unfinished, or means nothing without the next one. */
function isIncomplete({ text, isLast }: IStatement): boolean {
  return isLast || /^[ \t]*[#@]/.test(text) || opensBlock(text);
}

/** Returns the offset, in UTF-16 units, up to which the only statement of a text is complete. */
function findCompleteEnd(
  text: string,
  { start, end, isLast }: IStatement
): number {
  if (!isLast) {
    return end;
  }
  const lineBreak = text.lastIndexOf('\n', end - 1);
  return lineBreak > start
    ? lineBreak
    : (TRAILING_WORD.exec(text.slice(0, end))?.index ?? end);
}
