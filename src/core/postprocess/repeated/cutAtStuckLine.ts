import { type Cut, finalCut } from '../types';

/** Matches the same few characters six times or more. Source of the idea: Tabby's repetition filter. */
const REPEATED_CHARS = /(.{3,40}?)\1{5,}/g;

/**
 * The smallest length of a repetition that shows that the model is stuck, in
 * UTF-16 units. A shorter row of zeros or line of dashes may be meant.
 */
const MIN_STUCK_UNITS = 100;

/**
 * Cuts before a line in which the model is stuck: no part of it is worth
 * showing.
 *
 *     ║                  model: qc.h(0)\nx = a + a + a + a + … (100 characters)
 *                        shown: qc.h(0)
 */
export const cutAtStuckLine: Cut = ({ text }) => {
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.length >= MIN_STUCK_UNITS && isStuck(line)) {
      return finalCut(start - 1);
    }
    start += line.length + 1;
  }
  return null;
};

function isStuck(line: string): boolean {
  return [...line.matchAll(REPEATED_CHARS)].some(
    ([repetition]) => repetition.length >= MIN_STUCK_UNITS
  );
}
