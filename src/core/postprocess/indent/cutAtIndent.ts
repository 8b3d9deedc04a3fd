import { blocksAfter, fitsIn } from '../../python/blocks';
import { indentOf } from '../../python/lines';
import { type Cut, over } from '../types';

/** A statement that is indented as Python does not take it ends a suggestion. */
export const cutAtIndent: Cut = ({ cursor, statements }) => {
  let { blocks } = cursor;
  for (const [at, { start, text }] of statements.entries()) {
    const statement = at === 0 ? cursor.statement + text : text;
    const isComment = statement.trimStart().startsWith('#');
    const fits = fitsIn(blocks, indentOf(statement));
    if (at > 0 && text !== '' && !isComment && !fits) {
      return over(start - 1);
    }
    blocks = blocksAfter(blocks, statement);
  }
  return null;
};
