/** Cuts the first piece off a suggestion. */
export type Piece = (text: string) => string;

/** A number with its point, a name in any script (accents may stand alone), or other signs. */
const NEXT_WORD =
  /^\s*(?:\d+\.\d+|[\p{L}\p{M}\p{N}_]+|(?:[^\p{L}\p{M}\p{N}_\s]\p{M}*)+)?/u;

/**
 * The next word: what is blank before it, line breaks and indentation
 * included, then one number, name or run of other signs. A piece never ends in
 * blanks: JupyterLab drops a ghost on a line of blanks.
 */
export const nextWord: Piece = text => NEXT_WORD.exec(text)?.[0] ?? '';

/** The rest of the line; after it, the next line that isn't blank. */
export const nextLine: Piece = text => /^\s*[^\n]*/.exec(text)?.[0] ?? '';
