import { isKeyword, endsInName } from '../../python/names';
import { firstLineOf, lastLineOf } from '../../python/lines';
import type { IPlaceContext } from '../types';

/** What follows on such a line is no statement. */
const MAGIC = /^[ \t]*[%!]/;

/** The end of what has a value and is no name, and the last word of a line. */
const CLOSED = /[)\]}'"]$/;
const LAST_WORD = /[\p{L}_][\p{L}\p{N}_]*$/u;

/** Words of Python's own that a statement can end with. */
const LAST = ['break', 'continue', 'pass', 'raise', 'return'];

/** What an assignment may follow. */
const NAMES = /^[ \t]*[\p{L}\p{N}_.]*(?:, *[\p{L}\p{N}_.]+)*$/u;

/** A statement that has no value, and is whole as it stands. */
const IMPORT = /^[ \t]*(?:import|from\b.*[ \t]import)[ \t]/;

/** The word that an answer begins with, after blanks, and the sign behind it. */
const WORD = /^([ \t]*)([\p{L}_][\p{L}\p{N}_]*)([^]?)/u;

/** What stands on a line of its own. */
const INDENTED = /^(?: {2}|\t)/;

/** What is surely a statement, or may become one. */
const STATEMENT =
  /^(?:@|(?:assert|async|class|def|del|for|from|if|import|raise|return|try|while|with)\b|[\p{L}_][\p{L}\p{N}_.]*(?:, ?[\p{L}_][\p{L}\p{N}_.]*)* ?[-+*/%&|^@]{0,2}=(?!=))/u;
const STATEMENT_SO_FAR = /^[\p{L}\p{N}_., ]*[-+*/%&|^@]{0,2}=?$/u;

/**
 * Whether an answer is the next statement, though it begins without a line
 * break: what stands before the cursor has ended and can't go on with it.
 *
 * @returns null if what comes next decides.
 */
export function startsLine(
  text: string,
  context: IPlaceContext
): boolean | null {
  const { prefix, suffix, cursor, held, isChat, done } = context;
  const line = lastLineOf(prefix).trimEnd();
  const isEnd = firstLineOf(suffix).trim() === '' && !MAGIC.test(line);
  if (!isEnd || /^[ \t]*(?:\n|$)/.test(text)) {
    return false;
  }
  if (cursor.opensBlock) {
    return !/^[ \t]+#/.test(text);
  }
  if (!CLOSED.test(line) && !endsInName(line)) {
    return false;
  }
  if (text.startsWith('#')) {
    return held === '';
  }
  if (isChat && INDENTED.test(text)) {
    return true;
  }
  const word = LAST_WORD.exec(line)?.[0] ?? '';
  if (CLOSED.test(line) || (held !== '' && !isKeyword(word))) {
    return followsValue(text, context);
  }
  // A name may go on. What a chat model sets apart from its words, it begins,
  // unless there is nothing but names yet.
  const mayEnd = isKeyword(word)
    ? LAST.includes(word)
    : !NAMES.test(cursor.before.trimEnd());
  if (!mayEnd || (!isChat && !IMPORT.test(cursor.statement))) {
    return false;
  }
  return !done && STATEMENT_SO_FAR.test(text) ? null : STATEMENT.test(text);
}

/** Whether an answer that follows a value begins with no operator. */
function followsValue(
  text: string,
  { cursor, held, done }: IPlaceContext
): boolean | null {
  const [, blanks = '', word = '', next = ''] = WORD.exec(text) ?? [];
  if (word !== '' && next === '' && !done) {
    return null;
  }
  const isParted = blanks + held !== '';
  switch (word) {
    case '':
    case 'and':
    case 'as':
    case 'in':
    case 'is':
    case 'not':
    case 'or':
      return false;
    case 'if':
      return !isParted;
    case 'else':
      return next === ':';
    case 'from':
      return !(isParted && /^[ \t]*raise\b/.test(cursor.statement));
    case 'import':
      return !/^[ \t]*from\b/.test(cursor.statement);
    default:
      return true;
  }
}
