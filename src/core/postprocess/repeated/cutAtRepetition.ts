import type { IStatement } from '../../python/statements';
import { type Cut, finalCut, tentativeCut } from '../types';

/** The greatest length of a repeated block, in statements. */
const MAX_BLOCK_STATEMENTS = 12;

/**
 * Cuts where a statement or a block of statements comes a third time in a row:
 * the model is stuck (Continue's stream filter stops there too). A statement is
 * kept once; a block is kept twice, since it may be meant twice.
 *
 *     ║                  model: qc.x(1)\nqc.x(1)\nqc.x(1)
 *                        shown: qc.x(1)
 *     ║                  model: a()\nb()\na()\nb()\na()\nb()
 *                        shown: a()\nb()\na()\nb()
 *
 * Equal rows of a matrix are parts of one statement, so they do not count.
 */
export const cutAtRepetition: Cut = context => {
  const { statements, judgedStatements, isDone } = context;
  const nonBlank = statements.filter(isNonBlank);
  const complete = nonBlank.filter(({ isLast }) => !isLast || isDone);
  const texts = complete.map(({ text }) => text);
  const endOf = (keptCount: number) => complete[keptCount - 1]?.end ?? 0;
  const judgedCount = countNonBlank(statements.slice(0, judgedStatements));
  const firstCount = Math.max(3, judgedCount + 1);
  for (let count = firstCount; count <= texts.length; count++) {
    for (const size of listBlockSizes(count / 3)) {
      if (countRepeated(texts, count, size) >= 2 * size) {
        return finalCut(endOf(size === 1 ? count - 2 : count - size));
      }
    }
  }
  const growing = nonBlank.find(({ isLast }) => isLast)?.text;
  const keptCount = countKeptSoFar(texts, growing);
  return keptCount < nonBlank.length ? tentativeCut(endOf(keptCount)) : null;
};

const isNonBlank = ({ text }: IStatement) => text !== '';

const countNonBlank = (statements: readonly IStatement[]) =>
  statements.filter(isNonBlank).length;

/**
 * Counts the statements that cannot be part of one repetition too many.
 *
 * @param growing - the statement that may be incomplete, if any.
 */
function countKeptSoFar(texts: readonly string[], growing?: string): number {
  const keptCounts = [texts.length + (growing === undefined ? 0 : 1)];
  for (const size of listBlockSizes(texts.length)) {
    // A statement is held back when it comes again, a block when it comes a third time.
    const allowedCount = size === 1 ? 0 : size;
    const heldCount = countRepeated(texts, texts.length, size) - allowedCount;
    const expected = texts.at(-size) ?? '';
    if (heldCount >= 0 && expected.startsWith(growing ?? '')) {
      keptCounts.push(texts.length - heldCount);
    }
  }
  return Math.min(...keptCounts);
}

/**
 * Counts the last statements, of the first `count`, that equal the statement
 * `size` before them.
 *
 *     a b a b a, count 5, size 2   → 3
 */
function countRepeated(
  texts: readonly string[],
  count: number,
  size: number
): number {
  let index = count - 1;
  while (index >= size && texts[index] === texts[index - size]) {
    index--;
  }
  return count - 1 - index;
}

/** Returns the block sizes to try, in statements: 1, 2 … up to a maximum. */
function listBlockSizes(maxSize: number): number[] {
  const length = Math.min(Math.floor(maxSize), MAX_BLOCK_STATEMENTS);
  return Array.from({ length }, (_, index) => index + 1);
}
