import type { Filter } from './filter';
import { firstLineOf } from './lines';

/**
 * What follows the cursor on its line is not written a second time. Closing
 * brackets go only as far as nothing in the text opened them: `f(x)` before a
 * `)` keeps its own.
 */
export const trimOverlap: Filter = (text, { suffix, afterComment }) => {
  const rest = firstLineOf(suffix).trimEnd();
  if (afterComment || rest === '') {
    return text;
  }
  const unmatched = unmatchedClosers(text);
  for (let length = Math.min(rest.length, text.length); length > 0; length--) {
    const overlap = rest.slice(0, length);
    const closersOnly = /^[)\]}]+$/.test(overlap);
    if (text.endsWith(overlap) && (!closersOnly || length <= unmatched)) {
      return text.slice(0, text.length - length);
    }
  }
  return text;
};

/** How many closing brackets of a text have no opening one before them. */
function unmatchedClosers(text: string): number {
  let open = 0;
  let unmatched = 0;
  for (const char of text) {
    if ('([{'.includes(char)) {
      open++;
    } else if (')]}'.includes(char)) {
      if (open > 0) {
        open--;
      } else {
        unmatched++;
      }
    }
  }
  return unmatched;
}
