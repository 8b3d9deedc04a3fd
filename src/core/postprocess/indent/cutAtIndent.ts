import { addStatement, canIndentTo } from '../../python/blocks';
import { measureIndent } from '../../python/lines';
import { type Cut, finalCut } from '../types';

/**
 * Cuts before a statement whose indentation Python does not accept.
 *
 *     x = 1              model: qc.h(0)\n    qc.x(0)
 *     ║                  shown: qc.h(0)
 */
export const cutAtIndent: Cut = ({ cursor, statements }) => {
  let { blocks } = cursor;
  for (const [index, { start, text }] of statements.entries()) {
    const statement = index === 0 ? cursor.statementLine + text : text;
    const isComment = statement.trimStart().startsWith('#');
    const isValid = canIndentTo(blocks, measureIndent(statement));
    if (index > 0 && text !== '' && !isComment && !isValid) {
      return finalCut(start - 1);
    }
    blocks = addStatement(blocks, statement);
  }
  return null;
};
