import type { Filter } from './filter';

/** Blanks that stand before the cursor already are not inserted again. */
export const dropHeld: Filter = (text, { held }) => {
  let at = 0;
  while (at < held.length && text[at] === held[at]) {
    at++;
  }
  return text.slice(at);
};
