/**
 * Returns whether one text begins with another, except for blanks and line
 * breaks: postprocessing filters change the indentation.
 */
export function startsWithIgnoringBlanks(text: string, start: string): boolean {
  return removeBlanks(text).startsWith(removeBlanks(start));
}

/** Returns a text without its blanks and line breaks. */
export function removeBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * Returns the part of an unfinished answer that every postprocessing filter
 * shows at once. Filters may hold back the newest line, and punctuation at the
 * end that might repeat what follows the cursor. For example:
 *
 *     "h(0)\nqc.c"  ->  "h(0)"
 *     "measure("    ->  "measure"
 */
export function dropUncertainEnd(answer: string): string {
  const lines = answer.split('\n');
  return lines.length > 1
    ? lines.slice(0, -1).join('\n').trimEnd()
    : answer.replace(/[^\p{L}\p{N}_]+$/u, '');
}
