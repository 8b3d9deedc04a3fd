import { getIndent } from '../../python/indentation';
import { getLastLine } from '../../python/lines';
import type { Placement } from '../types';
import { reindent } from './reindent';
import { startsNextStatement } from './startsNextStatement';

/** Matches a backslash that continues a statement in the next line, at the end of a text. */
const LINE_CONTINUATION = /\\\r?\n?[ \t]*$/;

const LEADING_BREAKS = /^(?:[ \t]*\n)+/;

/**
 * Indents code that begins a line as its block is indented, and adds the line
 * break that some models leave out before the next statement.
 *
 * On an empty line or after a comment, the user has begun the line:
 *
 *     def bell():
 *     ║                         model: return 1
 *                               shown: ····return 1   (· is a blank)
 *
 * After a line break of the model's:
 *
 *     def bell():║              model: \nreturn 1
 *                               shown: \n····return 1
 *
 * After a statement that has ended, where the model left the line break out:
 *
 *     qc = QuantumCircuit(2)║   model: qc.h(0)
 *                               shown: \nqc.h(0)
 */
export const fitIndent: Placement = (text, context) => {
  const { prefix, cursor, strippedIndent, isAfterComment } = context;
  if (!cursor.nesting.isEmpty || text.trim() === '') {
    return text;
  }
  const line = getLastLine(prefix);
  if (!isAfterComment && LINE_CONTINUATION.test(cursor.statementPrefix)) {
    return text;
  }
  const indent = isAfterComment ? strippedIndent : getIndent(line);
  if (isAfterComment || line.trim() === '') {
    return reindent(text, { indent, begunBy: 'user' }, context);
  }
  const breaks = LEADING_BREAKS.exec(text)?.[0];
  if (breaks !== undefined) {
    const afterBreaks = text.slice(breaks.length);
    const code = reindent(afterBreaks, { indent, begunBy: 'model' }, context);
    return code && breaks + code;
  }
  const isNextStatement = startsNextStatement(text, context);
  if (isNextStatement !== true) {
    return isNextStatement === null ? '' : text;
  }
  const code = reindent(text, { indent, begunBy: 'filter' }, context);
  return code && `\n${code}`;
};
