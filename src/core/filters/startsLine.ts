import { isKeyword } from '../python/keywords';
import { firstLineOf, lastLineOf } from '../python/lines';
import { endsInName } from '../python/names';
import type { IPlaceContext } from './filter';

/** What follows on such a line is no statement. */
const MAGIC = /^[ \t]*[%!]/;

/** The end of what has a value and is no name, and the last word of a line. */
const CLOSED = /[)\]}'"]$/;
const LAST_WORD = /[\p{L}_][\p{L}\p{N}_]*$/u;

/** The word that an answer begins with, after blanks, and the sign behind it. */
const WORD = /^([ \t]*)([\p{L}_][\p{L}\p{N}_]*)([^]?)/u;

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
  const isWhole = held !== '' && !isKeyword(LAST_WORD.exec(line)?.[0] ?? '');
  if (CLOSED.test(line) || isWhole) {
    return followsValue(text, context);
  }
  // A name may go on. What a chat model sets apart from its words, it begins.
  if (!isChat && !/^[ \t]*(?:from|import)\b/.test(cursor.statement)) {
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
      return blanks + held === '';
    case 'else':
      return next === ':';
    case 'from':
      return !/^[ \t]*raise\b|\byield\b/.test(cursor.statement);
    case 'import':
      return !/^[ \t]*from\b/.test(cursor.statement);
    default:
      return true;
  }
}
