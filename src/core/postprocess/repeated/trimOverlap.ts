import { firstLineOf } from '../../python/lines';
import { joins } from '../../python/names';
import { readPython } from '../../python/scan';
import type { Filter } from '../types';

/**
 * What follows the cursor on its line is not written a second time. Brackets
 * are not judged here: those that are closed twice ended the text before, the
 * others close what the text opened.
 */
export const trimOverlap: Filter = (text, context) => {
  const { prefix, suffix, afterComment, done } = context;
  const rest = firstLineOf(suffix).trimEnd();
  if (afterComment || rest === '') {
    return text;
  }
  const inWord = joins(prefix, rest);
  for (let length = Math.min(rest.length, text.length); length > 0; length--) {
    const overlap = rest.slice(0, length);
    if (!text.endsWith(overlap)) {
      continue;
    }
    const kept = text.slice(0, text.length - length);
    // The `a` of `data` is not the `a` that follows.
    const starts = inWord || kept === '' || !joins(kept, overlap);
    // While the model writes, more of a word may come.
    const ends = !done || !joins(overlap, rest.slice(length));
    if (starts && ends && readPython(overlap).closers.length === 0) {
      return kept;
    }
  }
  return text;
};
