import type { Filter } from './types';

/** Trims blanks and line breaks at the end: they are not worth suggesting. */
export const trimTrailingBlanks: Filter = text => text.trimEnd();

/**
 * Drops the indentation that stands before the cursor already, so that it is
 * not inserted again. Models write it because the prompt does not have it.
 *
 *     def f():
 *         ║              model: ····return 1   (· is a blank)
 *                        shown: return 1
 */
export const dropStrippedIndent: Filter = (text, { strippedIndent }) => {
  let length = 0;
  while (
    length < strippedIndent.length &&
    text[length] === strippedIndent[length]
  ) {
    length++;
  }
  return text.slice(length);
};

/**
 * Drops a suggestion that is only a comma, a full stop or a semicolon. It saves
 * no keystrokes, and would break a statement that is complete already. With
 * more text behind it, the character stays.
 *
 *     qc.measure_all()║  model: ,        shown: nothing
 *     qc.cx(0║           model: , 1      shown: , 1
 */
export const dropLonePunctuation: Filter = text =>
  /^\s*[,.;]$/.test(text) ? '' : text;
