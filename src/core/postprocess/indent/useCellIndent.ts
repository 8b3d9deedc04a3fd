import { detectIndentUnit, reindentLines } from '../../python/indentation';
import { getLastLine } from '../../python/lines';
import type { Placement } from '../types';
import { startsNextStatement } from './startsNextStatement';

const TAB_INDENT = /^\t/m;
const SPACE_INDENT = /^ +/m;
const FIRST_SPACE_INDENT = /^ +(?=[^\s])/m;

/**
 * Replaces the blanks before lines by tabs in a cell that is indented with
 * tabs, and tabs by blanks in a cell that is indented with blanks.
 *
 *     def bell():
 *     →   ║              model: ····for q in a:\n········qc.h(q)
 *                        shown: for q in a:\n→   →   qc.h(q)
 *
 * (→ is a tab, · a blank.) Cells that have both or neither are left alone.
 */
export const useCellIndent: Placement = (text, context) => {
  const { prefix, cursor, isAfterComment } = context;
  const hasTabs = TAB_INDENT.test(prefix);
  if (hasTabs === SPACE_INDENT.test(prefix) || cursor.quote !== '') {
    return text;
  }
  const [modelIndent = ''] = FIRST_SPACE_INDENT.exec(text) ?? [];
  const blanksPerTab = modelIndent.length === 2 ? 2 : 4;
  const unit = detectIndentUnit(prefix);
  const convertIndent = hasTabs
    ? (indent: string) =>
        indent.replaceAll(' '.repeat(blanksPerTab), '\t').replace(/ +$/, '')
    : (indent: string) => indent.replaceAll('\t', unit);
  // The rest of a line that the user has begun is not indented.
  const beginsLine =
    isAfterComment ||
    getLastLine(prefix).trim() === '' ||
    (cursor.nesting.isEmpty && startsNextStatement(text, context) === true);
  const start = beginsLine ? 0 : text.indexOf('\n') + 1;
  const hasNoLineStart = !beginsLine && start === 0;
  return hasNoLineStart
    ? text
    : text.slice(0, start) + reindentLines(text.slice(start), convertIndent);
};
