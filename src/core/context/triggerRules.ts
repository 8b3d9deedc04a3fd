import {
  commentAtEnd,
  isAtCommentEnd,
  isInField,
  lexicalStateAtEnd
} from '../python/lexicalState';
import { firstLineOf, lastLineOf } from '../python/lines';
import { isForeignCell } from '../python/magics';
import { isPragma } from '../python/pragmas';
import type { IPlace } from './cursorContext';

/** How much must be written before anything is suggested by itself, in UTF-16 units. */
const ENOUGH = 5;

/**
 * What may follow the cursor on its line for a suggestion to come by itself:
 * closing brackets (editors close them while one types), then the end of a
 * statement or an argument, then a comment. Before anything else a person
 * edits what is there: a suggestion that is only inserted would be in the way.
 * Source of the idea: the mid-line rule of Copilot's editor client.
 */
const CLOSING_ONLY = /^[)\]}\s]*[:;,]?\s*(?:#.*)?$/;

/** The same in a field of an f-string: what is behind that is words. */
const FIELD_ENDS = /^[)\]\s]*(?:[}:!]|$)/;

/**
 * A number that is being typed, also as an argument. Which digits come next
 * only the person knows; the comma or bracket after them asks again. A name
 * may end in digits.
 */
const NUMBER = /(?<![\p{L}\p{N}_.])(?:\d[\p{L}\p{N}_.]*(?:e[+-])?|\.\d+)$/iu;

/** Whether anything can be suggested at a place, even when it is asked for. */
export function isCompletable(context: IPlace): boolean {
  // Most cells have neither comments nor shell lines, and cost no look.
  const state = /[#!%]/.test(context.prefix)
    ? lexicalStateAtEnd(context.prefix)
    : 'code';
  return (
    (context.above + context.prefix).trim() !== '' &&
    !isForeignCell(context.prefix) &&
    state !== 'shell' &&
    (state !== 'comment' || isAtCommentEnd(context.prefix, context.suffix))
  );
}

/** A question to IPython about what stands before it; Python has no such sign. */
const HELP = /\?\s*$/;

/**
 * Whether a suggestion may come by itself at a place: where a person expects
 * one, and not in a string, where it is words that only they know. Whoever
 * wants one elsewhere asks for it.
 */
export function isWelcome(context: IPlace): boolean {
  const { above, prefix, suffix } = context;
  const rest = firstLineOf(suffix);
  const closes = CLOSING_ONLY.test(rest);
  if (
    !(closes || FIELD_ENDS.test(rest)) ||
    !isCompletable(context) ||
    (above + prefix).trim().length < ENOUGH ||
    NUMBER.test(prefix)
  ) {
    return false;
  }
  if (isInField(prefix)) {
    return FIELD_ENDS.test(rest);
  }
  // Code under a comment is there already: nobody asked for more of it.
  return isAtCommentEnd(prefix, suffix)
    ? suffix.trim() === '' && asksForCode(commentAtEnd(prefix))
    : closes &&
        lexicalStateAtEnd(prefix) === 'code' &&
        !HELP.test(lastLineOf(prefix)) &&
        !isGap(prefix, suffix);
}

/** Whether a comment has words, and for people. */
function asksForCode(comment: string): boolean {
  return /\p{L}/u.test(comment) && !isPragma(comment);
}

/** Whether the cursor is on an empty line that merely parts code from code. */
function isGap(prefix: string, suffix: string): boolean {
  const blank = lastLineOf(prefix).trim() === '';
  const parts = blank && /^[ \t]*\r?\n\s*\S/.test(suffix);
  return parts && !isExpectant(prefix);
}

/** The end of a line that opens a block or leaves a bracket open, and a comment. */
const OPENER = /[:,([{][ \t]*(?:#.*)?$/;

/**
 * Whether code is expected on the blank line that a text ends with: the line
 * above is a comment, opens a block, or can't end a statement.
 */
export function isExpectant(prefix: string): boolean {
  const [above = '', line = ''] = prefix.split('\n').slice(-2);
  const statement = prefix.slice(0, prefix.length - line.length - 1);
  return (
    prefix.includes('\n') &&
    line.trim() === '' &&
    (/^\s*#/.test(above)
      ? lexicalStateAtEnd(statement) === 'comment'
      : OPENER.test(above) &&
        ['code', 'comment'].includes(lexicalStateAtEnd(statement)))
  );
}
