/** Cuts the first piece off a suggestion. */
export type Piece = (text: string) => string;

/**
 * The next word: what is blank before it, line breaks and indentation
 * included, then one run of word characters or of other signs. A piece never
 * ends in blanks: JupyterLab drops a ghost on a line of blanks.
 */
export const nextWord: Piece = text =>
  /^\s*(?:[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]+)?/u.exec(text)?.[0] ?? '';

/** The rest of the line; after it, the next line that isn't blank. */
export const nextLine: Piece = text => /^\s*[^\n]*/.exec(text)?.[0] ?? '';
