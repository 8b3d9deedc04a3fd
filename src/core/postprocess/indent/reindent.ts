import { addStatement, isBodyExpected, isClause } from '../../python/blocks';
import { getIndent, reindentLines } from '../../python/indentation';
import { getFirstLine } from '../../python/lines';
import type { IPlacementContext } from '../types';
import { chooseFirstIndent, type ICodeLine } from './chooseFirstIndent';
import { chooseReindentScope } from './chooseReindentScope';

/**
 * Indents code that begins a line so that Python accepts it there. The prompt
 * lacks the indentation of the line, so models write it; but some leave it out,
 * of the first line or of all lines, and some go on further out, below the
 * block. The second statement tells which, so until it is there only the first
 * line is shown, or nothing if that line may belong below the block.
 *
 * Indents all lines:
 *
 *     def bell():        model: qc = QuantumCircuit(2)
 *         ║                     return qc
 *                        → ····qc = QuantumCircuit(2)   (· is a blank)
 *                          ····return qc
 *
 * Indents the first line:
 *
 *     def bell():        model: qc.h(0)
 *         qc = build()       return qc
 *         ║              → ····qc.h(0)
 *                          ····return qc
 *
 * Returns null, as `else` belongs to the `if`, further out than the cursor:
 *
 *     if real:
 *         qc.h(0)
 *         ║              model: else:
 *                        → null
 *
 * @param line - the line that the code begins.
 * @returns empty while what comes next decides; null if no code fits on the line.
 */
export function reindent(
  text: string,
  line: ICodeLine,
  context: IPlacementContext
): string | null {
  const { cursor, isDone } = context;
  const blocks = addStatement(cursor.blocks, cursor.statementPrefix);
  // Some models begin every answer with one blank.
  const code = /^ \S/.test(text) ? text.slice(1) : text;
  const isFirstLineGrowing = !isDone && !code.includes('\n');
  const startsWithClause = isClause(getFirstLine(code), isFirstLineGrowing);
  if (startsWithClause === null) {
    return '';
  }
  const oldIndent = getIndent(code);
  const newIndent = chooseFirstIndent(
    code,
    startsWithClause,
    line,
    blocks,
    context
  );
  if (newIndent === null || newIndent === oldIndent) {
    return newIndent === null ? null : code;
  }
  const unindented = code.slice(oldIndent.length);
  switch (chooseReindentScope(code, newIndent, blocks, context)) {
    case 'all':
      return reindentLines(code, createIndentShift(oldIndent, newIndent));
    case 'first':
      return newIndent + unindented;
    case 'none':
      return null;
    case null: {
      // The scope can no longer become `none`: the first line stays as it is.
      const isFirstLineFinal =
        oldIndent.length > newIndent.length ||
        cursor.isBelowComment ||
        isBodyExpected(blocks);
      return isFirstLineFinal ? newIndent + getFirstLine(unindented) : '';
    }
  }
}

/**
 * Returns a function that moves the indentation of a line as far as the first
 * line is moved.
 *
 *     from 4 blanks to 2     4 → 2, 8 → 6, 2 → 0
 *     from none to 4         0 → 4, 4 → 8
 */
function createIndentShift(
  oldIndent: string,
  newIndent: string
): (indent: string) => string {
  const addedIndent = newIndent.slice(oldIndent.length);
  const removedWidth = Math.max(0, oldIndent.length - newIndent.length);
  return indent =>
    indent.startsWith(oldIndent)
      ? newIndent + indent.slice(oldIndent.length)
      : addedIndent + indent.slice(removedWidth);
}
