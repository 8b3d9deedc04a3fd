import { type Cut, over, perhaps } from '../types';

/** The longest block of statements that is looked for again. */
const LONGEST_BLOCK = 12;

/**
 * A model that writes the same thing a third time is stuck (Continue's stream
 * filter stops there too). Of a statement one is kept; a block of them may be
 * meant twice. Rows of a matrix are within one statement: they may well be the
 * same.
 */
export const cutAtRepetition: Cut = ({ statements, done }) => {
  const all = statements.filter(({ text }) => text !== '');
  const whole = all.filter(({ isLast }) => !isLast || done);
  const said = whole.map(({ text }) => text);
  const end = (kept: number) => whole[kept - 1]?.end ?? 0;
  for (let count = 3; count <= said.length; count++) {
    for (const size of sizes(count / 3)) {
      if (repeated(said, count, size) >= 2 * size) {
        return over(end(size === 1 ? count - 2 : count - size));
      }
    }
  }
  const growing = all.find(({ isLast }) => isLast)?.text;
  const kept = keptSoFar(said, growing);
  return kept < all.length ? perhaps(end(kept)) : null;
};

/** How many statements are no start of one more repetition. */
function keptSoFar(said: readonly string[], growing?: string): number {
  const kept = [said.length + (growing === undefined ? 0 : 1)];
  for (const size of sizes(said.length)) {
    // A statement is held when it comes again, a block when it comes a third time.
    const more = repeated(said, said.length, size) - (size === 1 ? 0 : size);
    const next = said.at(-size) ?? '';
    if (more >= 0 && next.startsWith(growing ?? '')) {
      kept.push(said.length - more);
    }
  }
  return Math.min(...kept);
}

/** How many of the first `count`, at their end, are what stands `size` before. */
function repeated(
  said: readonly string[],
  count: number,
  size: number
): number {
  let at = count - 1;
  while (at >= size && said[at] === said[at - size]) {
    at--;
  }
  return count - 1 - at;
}

function sizes(most: number): number[] {
  const length = Math.min(Math.floor(most), LONGEST_BLOCK);
  return Array.from({ length }, (_, at) => at + 1);
}
