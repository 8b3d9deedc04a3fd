import { indentUnit, withIndentation } from '../../python/indentation';
import { lastLineOf } from '../../python/lines';
import type { Placing } from '../types';

const TABS = /^\t/m;
const BLANKS = /^ +/m;
const FIRST_BLANKS = /^ +(?=[^\s])/m;

/** Where a cell indents with tabs, so does the suggestion, and with blanks alike. */
export const useCellIndent: Placing = (text, context) => {
  const { prefix, cursor, afterComment } = context;
  const hasTabs = TABS.test(prefix);
  if (hasTabs === BLANKS.test(prefix) || cursor.quote !== '') {
    return text;
  }
  const [before = ''] = FIRST_BLANKS.exec(text) ?? [];
  const width = before.length === 2 ? 2 : 4;
  const unit = indentUnit(prefix);
  const change = hasTabs
    ? (blanks: string) => blanks.replaceAll(' '.repeat(width), '\t')
    : (blanks: string) => blanks.replaceAll('\t', unit);
  // What goes on with a line is not indented.
  const isLine = afterComment || lastLineOf(prefix).trim() === '';
  const end = isLine ? 0 : text.indexOf('\n') + 1;
  const isOneLine = !isLine && end === 0;
  return isOneLine
    ? text
    : text.slice(0, end) + withIndentation(text.slice(end), change);
};
