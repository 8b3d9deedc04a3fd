/** Returns the part of a suggestion that a key accepts next, from its start. */
export type NextPart = (suggestion: string) => string;

/** A number with its point, a name in any script (accents may be characters of their own), or a run of other signs. */
const NEXT_WORD =
  /^\s*(?:\d+\.\d+|[\p{L}\p{M}\p{N}_]+|(?:[^\p{L}\p{M}\p{N}_\s]\p{M}*)+)?/u;

/**
 * Returns the next word: the blanks before it, with line breaks and
 * indentation, then one number, name or run of other signs.
 *
 *     qc.h(0)\n    qc.x(1)    → `qc`, `.`, `h`, `(`, `0`, `)`, `\n    qc`, …
 *
 * A part never ends in blanks: JupyterLab drops a ghost on a blank line.
 */
export const nextWord: NextPart = suggestion =>
  NEXT_WORD.exec(suggestion)?.[0] ?? '';

/** Returns the rest of the line; at its end, the next line that is not blank. */
export const nextLine: NextPart = suggestion =>
  /^\s*[^\n]*/.exec(suggestion)?.[0] ?? '';
