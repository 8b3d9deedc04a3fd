import type { Filter } from './types';

/** Blanks and line breaks at the end are nothing to suggest. */
export const trimTrailingBlanks: Filter = text => text.trimEnd();

/** Blanks that stand before the cursor already are not inserted again. */
export const dropHeld: Filter = (text, { held }) => {
  let at = 0;
  while (at < held.length && text[at] === held[at]) {
    at++;
  }
  return text.slice(at);
};

/**
 * A comma, a point or a semicolon alone saves nobody a key, and where a
 * statement is whole already it would break that. With more behind, it stays.
 */
export const dropLoneMark: Filter = text =>
  /^\s*[,.;]$/.test(text) ? '' : text;
