import { blanksOf } from '../../python/indentation';
import { lastLineOf } from '../../python/lines';
import type { Placing } from '../types';
import { indented } from './reindent';
import { startsLine } from './startsLine';

/** A backslash that lets the statement go on in the next line. */
const JOINT = /\\\r?\n?[ \t]*$/;

const BREAKS = /^(?:[ \t]*\n)+/;

/**
 * Code that begins a line stands where its block does, and the next statement
 * begins a line, also where the model writes no line break before it.
 */
export const fitIndent: Placing = (text, context) => {
  const { prefix, cursor, held, afterComment } = context;
  if (!cursor.nesting.isEmpty || text.trim() === '') {
    return text;
  }
  const line = lastLineOf(prefix);
  if (!afterComment && JOINT.test(cursor.before)) {
    return text;
  }
  const indent = afterComment ? held : blanksOf(line);
  if (afterComment || line.trim() === '') {
    return indented(text, { indent, isFixed: true }, context);
  }
  const breaks = BREAKS.exec(text)?.[0];
  if (breaks !== undefined) {
    const rest = text.slice(breaks.length);
    const code = indented(rest, { indent, isMeant: true }, context);
    return code && breaks + code;
  }
  const starts = startsLine(text, context);
  if (starts !== true) {
    return starts === null ? '' : text;
  }
  const code = indented(text, { indent }, context);
  return code && `\n${code}`;
};
