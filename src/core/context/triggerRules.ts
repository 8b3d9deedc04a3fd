import {
  getCommentAtEnd,
  isAtCommentEnd,
  isInField,
  isPragma,
  getLexicalStateAtEnd
} from '../python/lexicalState';
import { getFirstLine, getLastLine } from '../python/lines';
import { isForeignCell } from '../python/magics';
import type { ICursorContext } from './cursorContext';

/** The least code before the cursor for an automatic suggestion, in UTF-16 units. */
const MIN_CODE_CHARS = 5;

/**
 * Matches what may follow the cursor on its line for an automatic suggestion:
 * closing brackets (editors insert them while the user types), then the end of
 * a statement or an argument, then a comment. Before anything else the user is
 * editing existing code, and a suggestion, which can only be inserted, would be
 * in the way. Source of the idea: the mid-line rule of Copilot's editor client.
 */
const ALLOWED_LINE_REST = /^[)\]}\s]*[:;,]?\s*(?:#.*)?$/;

/** Matches the same in a field of an f-string, after which the text of the string follows. */
const ALLOWED_FIELD_REST = /^[)\]\s]*(?:[}:!]|$)/;

/**
 * Matches a number that is being typed, also as an argument; not the digits of
 * a name. Only the user knows the next digits; the comma or bracket after them
 * triggers a suggestion again.
 */
const UNFINISHED_NUMBER =
  /(?<![\p{L}\p{N}_.])(?:\d[\p{L}\p{N}_.]*(?:e[+-])?|\.\d+)$/iu;

/**
 * Returns whether anything can be suggested, even on request.
 *
 *     # a Bell pair║     → true
 *     # a Bell ║ pair    → false
 *     !pip install ║     → false
 */
export function canComplete(context: ICursorContext): boolean {
  // Most cells have neither comments nor shell lines, and need no scan.
  const state = /[#!%]/.test(context.prefix)
    ? getLexicalStateAtEnd(context.prefix)
    : 'code';
  return (
    (context.above + context.prefix).trim() !== '' &&
    !isForeignCell(context.prefix) &&
    state !== 'shell' &&
    (state !== 'comment' || isAtCommentEnd(context.prefix, context.suffix))
  );
}

/** Matches a question mark at the end, which asks IPython for help; Python has no such operator. */
const HELP_QUERY = /\?\s*$/;

/**
 * Returns whether a suggestion may be shown without a request: where the user
 * expects one, and not in a string, whose text only the user knows. Elsewhere
 * the user can request one.
 *
 *     qc.cx(║)              → true
 *     qc = Quantum║Circuit  → false
 *     print("Hello ║")      → false
 */
export function mayTriggerAutomatically(context: ICursorContext): boolean {
  const { above, prefix, suffix } = context;
  const lineRest = getFirstLine(suffix);
  const isRestAllowed = ALLOWED_LINE_REST.test(lineRest);
  if (
    !(isRestAllowed || ALLOWED_FIELD_REST.test(lineRest)) ||
    !canComplete(context) ||
    (above + prefix).trim().length < MIN_CODE_CHARS ||
    UNFINISHED_NUMBER.test(prefix)
  ) {
    return false;
  }
  if (isInField(prefix)) {
    return ALLOWED_FIELD_REST.test(lineRest);
  }
  // If code follows a comment, the comment describes that code and requests no more.
  return isAtCommentEnd(prefix, suffix)
    ? suffix.trim() === '' && isCodeRequest(getCommentAtEnd(prefix))
    : isRestAllowed &&
        getLexicalStateAtEnd(prefix) === 'code' &&
        !HELP_QUERY.test(getLastLine(prefix)) &&
        !isSeparatorLine(prefix, suffix);
}

/** Returns whether a comment contains words and is meant for people, not for a tool. */
function isCodeRequest(comment: string): boolean {
  return /\p{L}/u.test(comment) && !isPragma(comment);
}

/** Returns whether the cursor is on a blank line that only separates code from code. */
function isSeparatorLine(prefix: string, suffix: string): boolean {
  const isBlank = getLastLine(prefix).trim() === '';
  const separatesCode = isBlank && /^[ \t]*\r?\n\s*\S/.test(suffix);
  return separatesCode && !expectsCode(prefix);
}

/** Matches the end of a line that opens a block or leaves a bracket open, with a comment if any. */
const OPEN_LINE_END = /[:,([{][ \t]*(?:#.*)?$/;

/**
 * Returns whether code is expected on the blank line that a text ends with: the
 * line above is a comment, opens a block, or cannot end a statement.
 *
 *     for q in qc:⏎    ║    → true
 *     job = run(⏎    ║      → true
 *     x = 1⏎║               → false
 */
export function expectsCode(prefix: string): boolean {
  const [lineAbove = '', line = ''] = prefix.split('\n').slice(-2);
  const textAbove = prefix.slice(0, prefix.length - line.length - 1);
  return (
    prefix.includes('\n') &&
    line.trim() === '' &&
    (/^\s*#/.test(lineAbove)
      ? getLexicalStateAtEnd(textAbove) === 'comment'
      : OPEN_LINE_END.test(lineAbove) &&
        ['code', 'comment'].includes(getLexicalStateAtEnd(textAbove)))
  );
}
