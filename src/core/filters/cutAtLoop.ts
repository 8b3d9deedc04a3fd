import { type Cut, over } from './filter';

/** The same few characters six times or more. Source of the idea: Tabby's repetition filter. */
const LOOP = /(.{3,40}?)\1{5,}/g;

/**
 * How long that must be for a model that is stuck, in UTF-16 units: a row of
 * zeros or a line of dashes may be meant.
 */
const STUCK = 100;

/** A model that is stuck within a line: nothing of that line is worth showing. */
export const cutAtLoop: Cut = text => {
  for (const { index, 0: loop } of text.matchAll(LOOP)) {
    if (loop.length >= STUCK) {
      return over(Math.max(0, text.lastIndexOf('\n', index)));
    }
  }
  return null;
};
