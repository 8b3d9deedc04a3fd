import { blocksAfter, isHeadAlone } from '../../python/blocks';
import { blanksOf, withIndentation } from '../../python/indentation';
import { firstLineOf } from '../../python/lines';
import { isClause } from './clause';
import type { IPlaceContext } from '../types';
import { firstIndent, type ILine } from './chooseFirstIndent';
import { whatMoves } from './chooseReindentScope';

/**
 * Code that begins a line, indented so that it is Python there. The prompt does
 * not have the indentation of the line, so models write it; but some leave it
 * out, of the first line or of all, and some go on further out, where the
 * block is over. The second statement tells, and is waited for.
 *
 * @returns null if there is nothing to say on that line.
 */
export function indented(
  text: string,
  line: ILine,
  context: IPlaceContext
): string | null {
  const { cursor, done } = context;
  const blocks = blocksAfter(cursor.blocks, cursor.before);
  // Some models begin whatever they say with one blank.
  const code = /^ \S/.test(text) ? text.slice(1) : text;
  const clause = isClause(firstLineOf(code), !done && !code.includes('\n'));
  if (clause === null) {
    return '';
  }
  const from = blanksOf(code);
  const to = firstIndent(code, clause, line, blocks, context);
  if (to === null || to === from) {
    return to === null ? null : code;
  }
  const rest = code.slice(from.length);
  switch (whatMoves(code, to, blocks, context)) {
    case 'all':
      return withIndentation(code, moved(from, to));
    case 'first':
      return to + rest;
    case 'nothing':
      return null;
    case null: {
      const stays = from.length > to.length || cursor.isBelowComment;
      return stays || isHeadAlone(blocks) ? to + firstLineOf(rest) : '';
    }
  }
}

/** Moves a line, so that one indented by `from` is indented by `to`. */
function moved(from: string, to: string): (blanks: string) => string {
  const more = to.slice(from.length);
  const less = Math.max(0, from.length - to.length);
  return blanks =>
    blanks.startsWith(from)
      ? to + blanks.slice(from.length)
      : more + blanks.slice(less);
}
