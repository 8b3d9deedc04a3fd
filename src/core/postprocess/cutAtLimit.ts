import { opensBlock } from '../python/blocks';
import type { IStatement } from '../python/statements';
import { type Cut, over, perhaps } from './types';

/**
 * How much a model surely may write, in UTF-16 units: what begins further down
 * is shown when it is whole, as the limit may end it in the middle.
 */
const SURE = 160;

/** A name or a number that may go on. */
const WORD = /(?:\d[\d._]*|[\p{L}_][\p{L}\p{N}_]*)$/u;

/**
 * Of an answer that was stopped in the middle goes what is not whole: the last
 * statement, and a comment or the head of a block that belongs to it. Of a
 * single statement goes the last line, or the last word.
 */
export const cutAtLimit: Cut = ({ text, statements, atLimit, done }) => {
  if (done && !atLimit) {
    return null;
  }
  const kept = statements.filter(({ text }) => text !== '');
  let last = kept.pop();
  while (last !== undefined && isLoose(last) && (done || last.start > SURE)) {
    const before = kept.pop();
    if (before === undefined) {
      return over(endOfWhole(text, last));
    }
    last = before;
  }
  const end = last?.end ?? 0;
  return done ? over(end) : perhaps(end);
};

/** Whether a statement is not whole, or nothing without the next. */
function isLoose({ text, isLast }: IStatement): boolean {
  return isLast || /^[ \t]*[#@]/.test(text) || opensBlock(text);
}

/** Where the only statement of a text ends without what may not be whole. */
function endOfWhole(text: string, { start, end, isLast }: IStatement): number {
  if (!isLast) {
    return end;
  }
  const line = text.lastIndexOf('\n', end - 1);
  return line > start ? line : (WORD.exec(text.slice(0, end))?.index ?? end);
}
