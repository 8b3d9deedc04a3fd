/** A line that is nothing but "Note:"; `except Exception:` ends alike. */
const HEADING = /^\p{Lu}\p{Ll}*:$/u;

/** An item of a list, or a quotation. */
const ITEM = /^(?:[-*+>]|\d+\))(?: |$)/;
const ITEM_SO_FAR = /^(?:[-*+>]|\d+\)?)$/;

/** A line that is nothing but "**Solution:**". */
const BOLD = /^\*\*[\p{L}\p{N}][\p{L}\p{N} ,:'-]*\*\*:?$/u;
const BOLD_SO_FAR = /^\*{1,2}$|^\*\*[\p{L}\p{N}][\p{L}\p{N} ,:'-]*\*{0,2}:?$/u;

/**
 * Whether a line without blanks around it is Markdown, and no Python.
 *
 * @param grows - the line may not be complete.
 * @param fresh - a statement would begin with the line.
 * @returns null if what comes next decides.
 */
export function isMarkdown(
  line: string,
  grows: boolean,
  fresh: boolean
): boolean | null {
  if (grows) {
    const soFar = BOLD_SO_FAR.test(line) || (fresh && ITEM_SO_FAR.test(line));
    return soFar ? null : fresh && ITEM.test(line);
  }
  return BOLD.test(line) || (fresh && (HEADING.test(line) || ITEM.test(line)));
}
