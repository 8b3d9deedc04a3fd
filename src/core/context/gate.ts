import { isAtCommentEnd, lexicalStateAtEnd } from './lexical';
import { isForeignCell } from './magics';
import type { IPlace } from './place';

/** How much must be written before anything is suggested by itself, in UTF-16 units. */
const ENOUGH = 5;

/**
 * What may follow the cursor on its line for a suggestion to come by itself:
 * closing brackets and quotes, then the end of a statement. Source of the
 * idea: the mid-line rule of Copilot's editor client.
 */
const CLOSING_ONLY = /^\s*[)>}\]"'`]*\s*[:{;,]?\s*$/;

/** Whether anything can be suggested at a place, even when it is asked for. */
export function isCompletable(place: IPlace): boolean {
  // Most cells have neither comments nor shell lines, and cost no look.
  const state = /[#!%]/.test(place.prefix)
    ? lexicalStateAtEnd(place.prefix)
    : 'code';
  return (
    (place.above + place.prefix).trim() !== '' &&
    !isForeignCell(place.prefix) &&
    state !== 'shell' &&
    (state !== 'comment' || isAtCommentEnd(place.prefix, place.suffix))
  );
}

/** Whether a suggestion may come by itself at a place. */
export function isWelcome(place: IPlace): boolean {
  const rest = place.suffix.split('\n', 1)[0] ?? '';
  if (
    !isCompletable(place) ||
    (place.above + place.prefix).trim().length < ENOUGH ||
    !CLOSING_ONLY.test(rest)
  ) {
    return false;
  }
  // Code under a comment is there already: nobody asked for more of it.
  return isAtCommentEnd(place.prefix, place.suffix)
    ? place.suffix.trim() === ''
    : lexicalStateAtEnd(place.prefix) === 'code';
}

/** The end of a line that opens a block, with what may follow the colon. */
const OPENER = /:[ \t]*(?:#.*)?$/;

/**
 * Whether code is expected on the blank line that a text ends with: the line
 * above is a comment, or opens a block.
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
