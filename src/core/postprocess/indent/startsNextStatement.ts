import { endsWithWordChar, isKeyword } from '../../python/names';
import { getFirstLine, getLastLine } from '../../python/lines';
import type { IPlacementContext } from '../types';

/** Matches a magic line: what follows on it is no statement. */
const MAGIC_LINE = /^[ \t]*[%!]/;

/** Matches a line that is a comment behind code, or a blank line. */
const COMMENT_BEHIND = /^[ \t]+#/;
const BLANK_FIRST_LINE = /^[ \t]*(?:\n|$)/;

/** Matches the end of a value that is not a name: a closing bracket or quote. */
const VALUE_END = /[)\]}'"]$/;

/** Matches the last word of a line. */
const LAST_WORD = /[\p{L}_][\p{L}\p{N}_]*$/u;

/** The Python keywords that a statement can end with. */
const STATEMENT_END_KEYWORDS = ['break', 'continue', 'pass', 'raise', 'return'];

/** Matches a statement of nothing but names, which ` = …` may follow. */
const ASSIGNMENT_TARGETS = /^[ \t]*[\p{L}\p{N}_.]*(?:, *[\p{L}\p{N}_.]+)*$/u;

/** Matches an import that is complete as it stands, and has no value that an operator could follow. */
const IMPORT_START = /^[ \t]*(?:import|from\b.*[ \t]import)[ \t]/;

/** Captures the blanks at the start of an answer, its first word, and the character behind it. */
const FIRST_WORD = /^([ \t]*)([\p{L}_][\p{L}\p{N}_]*)([^]?)/u;

const CLOSING_BRACKET = /[)\]}]$/;
const QUOTE_START = /^[ \t]*["']/;

/** Matches an answer that is indented, as lines in a fence are. */
const INDENTED_LINE = /^(?: {2}|\t)/;

/** Matches text that certainly starts a statement: a decorator, a keyword or an assignment. */
const STATEMENT_START =
  /^(?:@|(?:assert|async|class|def|del|for|from|if|import|raise|return|try|while|with)\b|[\p{L}_][\p{L}\p{N}_.]*(?:, ?[\p{L}_][\p{L}\p{N}_.]*)* ?[-+*/%&|^@]{0,2}=(?!=))/u;

/** Matches text that may still become one of these. */
const UNFINISHED_STATEMENT_START = /^[\p{L}\p{N}_., ]*[-+*/%&|^@]{0,2}=?$/u;

/**
 * Returns whether an answer is the next statement although it begins without a
 * line break: the statement at the cursor is complete, and the answer cannot go
 * on with it.
 *
 * True, since no name can follow a bracket:
 *
 *     qc = QuantumCircuit(2)║
 *     model   qc.h(0)
 *     shown   \nqc.h(0)
 *
 * False, since an operator goes on with the value:
 *
 *     flag = is_bell(qc)║
 *     model   and is_small(qc)
 *     shown   and is_small(qc)
 *
 * False, since the name at the cursor may be incomplete:
 *
 *     qc = Quant║
 *     model   umCircuit(2)
 *     shown   umCircuit(2)
 *
 * @returns null if what comes next decides.
 */
export function startsNextStatement(
  text: string,
  context: IPlacementContext
): boolean | null {
  const { prefix, suffix, cursor, strippedIndent, isChat, isDone } = context;
  const line = getLastLine(prefix).trimEnd();
  const isAtLineEnd = getFirstLine(suffix).trim() === '';
  const canEndStatementHere = isAtLineEnd && !MAGIC_LINE.test(line);
  if (!canEndStatementHere || BLANK_FIRST_LINE.test(text)) {
    return false;
  }
  if (cursor.opensBlock) {
    return !COMMENT_BEHIND.test(text);
  }
  if (!VALUE_END.test(line) && !endsWithWordChar(line)) {
    return false;
  }
  if (text.startsWith('#')) {
    return strippedIndent === '';
  }
  if (isChat && INDENTED_LINE.test(text)) {
    return true;
  }
  const lastWord = LAST_WORD.exec(line)?.[0] ?? '';
  const isNameComplete = strippedIndent !== '' && !isKeyword(lastWord);
  if (VALUE_END.test(line) || isNameComplete) {
    return isStatementAfterValue(text, context);
  }
  // The name at the cursor may go on. Code that a chat model has set apart, by
  // prose or a fence, starts a statement instead, unless the line holds only
  // names, which may be the targets of an assignment.
  const canEndStatement = isKeyword(lastWord)
    ? STATEMENT_END_KEYWORDS.includes(lastWord)
    : !ASSIGNMENT_TARGETS.test(cursor.statementPrefix.trimEnd());
  const isNewLineLikely = isChat || IMPORT_START.test(cursor.statementLine);
  if (!canEndStatement || !isNewLineLikely) {
    return false;
  }
  return !isDone && UNFINISHED_STATEMENT_START.test(text)
    ? null
    : STATEMENT_START.test(text);
}

/**
 * Returns whether an answer that follows a value starts a statement, because it
 * begins with a word that is no operator, or with a string behind a bracket.
 *
 *     f(x)║       model: print(y)   → true
 *     f(x)║       model: or y       → false
 *     f(x)║       model: is         → null: may become `isa = …`
 */
function isStatementAfterValue(
  text: string,
  { cursor, strippedIndent, isDone }: IPlacementContext
): boolean | null {
  const [, blanks = '', word = '', nextChar = ''] = FIRST_WORD.exec(text) ?? [];
  if (word !== '' && nextChar === '' && !isDone) {
    return null;
  }
  const statement = cursor.statementPrefix.trimEnd();
  const isSetApart = blanks + strippedIndent !== '';
  switch (word) {
    case '':
      // A string can follow a string, but no bracket.
      return CLOSING_BRACKET.test(statement) && QUOTE_START.test(text);
    case 'and':
    case 'as':
    case 'in':
    case 'is':
    case 'not':
    case 'or':
      return false;
    case 'if':
      // `f(x) if y else z`, but `f(x)if y:` is a statement of its own.
      return !isSetApart;
    case 'else':
      return nextChar === ':';
    case 'from':
      // `raise Error() from error`
      return !(isSetApart && /^[ \t]*raise\b/.test(cursor.statementLine));
    case 'import':
      // `from qiskit import …`
      return !/^[ \t]*from\b/.test(cursor.statementLine);
    default:
      return true;
  }
}
