import { getLastLine } from './lines';
import { scanDocument } from './scan';

/** The kind of text that a position in Python source is in. */
export type LexicalState = 'code' | 'comment' | 'string' | 'shell';

/**
 * Returns the lexical state at the end of a text that is read as Python from
 * its start. A field of an f-string counts as part of the string.
 *
 *     x = "a # b║     → string
 *     x = "a" # b║    → comment
 *     files = !ls║    → shell
 */
export function getLexicalStateAtEnd(text: string): LexicalState {
  const { nesting, tail } = scanDocument(text);
  return nesting.quote === '' ? (tail?.kind ?? 'code') : 'string';
}

/**
 * Returns whether a text ends in the code of a field of an f-string.
 *
 *     f"{counts.║   → true
 *     f"{x:║        → false: that is the format
 */
export function isInField(text: string): boolean {
  const { nesting } = scanDocument(text);
  return nesting.quote !== '' && !nesting.isInStringText;
}

/** Returns the comment at the end of a text, with its `#`; empty if there is none. */
export function getCommentAtEnd(text: string): string {
  const { nesting, tail } = scanDocument(text);
  const isComment = nesting.quote === '' && tail?.kind === 'comment';
  return isComment ? text.slice(tail.start) : '';
}

/**
 * Returns whether the cursor, between `prefix` and `suffix`, is at the end of a
 * comment: only blanks follow on its line.
 *
 *     # Build a Bell pair║    → true
 *     # Build ║a Bell pair    → false
 */
export function isAtCommentEnd(prefix: string, suffix: string): boolean {
  return (
    getLastLine(prefix).includes('#') &&
    /^[ \t]*(?:\r?\n|$)/.test(suffix) &&
    getLexicalStateAtEnd(prefix) === 'comment'
  );
}

/**
 * Matches comments that are meant for tools, not for people. Sources: the
 * documentation of mypy, Pyright, Flake8, Ruff, Pylint, Bandit, coverage,
 * Black, YAPF and isort, and PEP 263 for the encoding.
 */
const PRAGMA =
  /^#\s*(?:(?:type|fmt|isort|pylint|pyright|ruff|mypy|flake8|yapf):|(?:noqa|NOQA|nosec|pragma)\b|coding[:=]|-\*-|!)/;

/** Returns whether a comment, given with its `#`, is meant for a tool. */
export function isPragma(comment: string): boolean {
  return PRAGMA.test(comment);
}
