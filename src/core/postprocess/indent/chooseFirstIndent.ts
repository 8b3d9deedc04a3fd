import {
  fitsIn,
  type IBlock,
  isHeadAlone,
  takesClause
} from '../../python/blocks';
import { blanksOf, indentUnit } from '../../python/indentation';
import type { IPlaceContext } from '../types';

/** The line that some code begins. */
export interface ILine {
  /** Its indentation, or that of the line before it. */
  readonly indent: string;
  /** Whether it stands in the editor: code can't go further out. */
  readonly isFixed?: boolean;
  /** Whether the model has begun it: it knows how far out it goes. */
  readonly isMeant?: boolean;
}

/** What nothing that follows in its block is reached after. */
const EXIT = /^(?:break|continue|raise|return)\b/;

/**
 * How the first statement of some code is indented: as the model says, where
 * that is Python, else as its line is.
 *
 * @param clause - whether it is an `else` or the like.
 * @returns null if it has no place there.
 */
export function firstIndent(
  code: string,
  clause: boolean,
  { indent, isFixed = false, isMeant = false }: ILine,
  blocks: readonly IBlock[],
  { prefix, cursor }: IPlaceContext
): string | null {
  const from = blanksOf(code);
  const top = blocks.at(-1) ?? { indent: '', last: '' };
  const [word = ''] = /[a-z]+/.exec(code) ?? [];
  if (isHeadAlone(blocks)) {
    const isDeep = indent.length > top.indent.length;
    const least = isDeep ? indent : top.indent + indentUnit(prefix);
    const deeper = Math.max(top.indent.length + 1, isFixed ? indent.length : 0);
    const fits = !clause || (word === 'case' && top.last.startsWith('match'));
    return fits ? (from.length >= deeper ? from : least) : null;
  }
  const fits = ({ length }: string) =>
    clause ? takesClause(blocks, length, word) : fitsIn(blocks, length);
  const isFurtherOut = from.length < indent.length;
  if (isMeant) {
    return fits(from) || isFurtherOut ? from : indent;
  }
  const isSaid = from !== '' || (clause && !isFixed);
  if (isSaid && fits(from) && !(isFixed && isFurtherOut)) {
    return from;
  }
  const isDead =
    top.indent === indent && EXIT.test(top.last) && !cursor.isBelowComment;
  return (isSaid && isFurtherOut) || isDead || !fits(indent) ? null : indent;
}
