/** Matches a line that is only "Note:"; `except Exception:` ends alike. */
const HEADING_LINE = /^\p{Lu}\p{Ll}*:$/u;

/** Matches an item of a list, or a quotation. */
const ITEM = /^(?:[-*+>]|\d+\))(?: |$)/;
const UNFINISHED_ITEM = /^(?:[-*+>]|\d+\)?)$/;

/** Matches a line that is only "**Solution:**". */
const BOLD_LINE = /^\*\*[\p{L}\p{N}][\p{L}\p{N} ,:'-]*\*\*:?$/u;
const UNFINISHED_BOLD_LINE =
  /^\*{1,2}$|^\*\*[\p{L}\p{N}][\p{L}\p{N} ,:'-]*\*{0,2}:?$/u;

/**
 * Returns whether a line is Markdown and cannot be Python.
 *
 *     **Solution:**      → true
 *     - two qubits       → true where a statement would begin, else false
 *     **options,         → false
 *
 * @param line - without blanks around it.
 * @param isGrowing - true if the line may be incomplete.
 * @param isNewStatement - true if a statement would begin with the line.
 * @returns null if what comes next decides.
 */
export function isMarkdown(
  line: string,
  isGrowing: boolean,
  isNewStatement: boolean
): boolean | null {
  if (isGrowing) {
    const mayBecomeMarkdown =
      UNFINISHED_BOLD_LINE.test(line) ||
      (isNewStatement && UNFINISHED_ITEM.test(line));
    return mayBecomeMarkdown ? null : isNewStatement && ITEM.test(line);
  }
  const isHeadingOrItem = HEADING_LINE.test(line) || ITEM.test(line);
  return BOLD_LINE.test(line) || (isNewStatement && isHeadingOrItem);
}
