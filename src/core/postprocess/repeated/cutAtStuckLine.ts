import { type Cut, over } from '../types';

/** The same few characters six times or more. Source of the idea: Tabby's repetition filter. */
const LOOP = /(.{3,40}?)\1{5,}/g;

/**
 * How long that must be for a model that is stuck, in UTF-16 units: a row of
 * zeros or a line of dashes may be meant.
 */
const STUCK = 100;

/** A model that is stuck within a line: nothing of that line is worth showing. */
export const cutAtLoop: Cut = ({ text }) => {
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.length >= STUCK && isStuck(line)) {
      return over(start - 1);
    }
    start += line.length + 1;
  }
  return null;
};

function isStuck(line: string): boolean {
  return [...line.matchAll(LOOP)].some(([loop]) => loop.length >= STUCK);
}
