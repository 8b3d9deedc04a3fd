import { lastLineOf, withoutBlankLines } from '../../python/lines';
import type { Filter, IFilterContext } from '../types';

/** What nobody writes twice in a row: comments, imports, what opens a block. */
const TELLING =
  /^(?:[#@]|(?:async|class|def|elif|else|except|finally|for|from|if|import|match|try|while|with)\b)/;

/** Nor an assignment, unless it goes on from what it assigns to. */
const ASSIGNMENT =
  /^([\p{L}_][\p{L}\p{N}_.]*) = (?!.*(?<![\p{L}\p{N}_])\1(?![\p{L}\p{N}_]))/u;

/**
 * Chat models like to begin further up: with lines that stand above, perhaps
 * in another cell, up to the one before the cursor. These go. A line that may
 * be meant again stays.
 */
export const dropLinesAbove: Filter = (text, context) => {
  const { cursor, done } = context;
  if (!cursor.nesting.isEmpty) {
    return text;
  }
  const { lines, begun } = linesAbove(context);
  const said = text.split('\n');
  const count = countAgain(said, lines, done);
  if (count === null) {
    return '';
  }
  const rest = withoutBlankLines(said.slice(count).join('\n'));
  if (count === 0 || begun === '') {
    return count === 0 ? text : rest;
  }
  // What is begun must come again, too.
  const start = rest.trimStart();
  const mayBecome = !done && begun.startsWith(start);
  return start.startsWith(begun) ? rest : mayBecome ? '' : text;
};

/** The lines above the one that the suggestion begins in, and what is begun of that. */
function linesAbove({ above, prefix, afterComment }: IFilterContext) {
  const begun = afterComment ? '' : lastLineOf(prefix);
  const lines = (above + prefix.slice(0, prefix.length - begun.length))
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  return { lines, begun: begun.trim() };
}

/**
 * How many lines of an answer stand above, of which the last must be the last
 * there, or the last that is no comment. Null if what comes next decides.
 */
function countAgain(
  said: readonly string[],
  lines: readonly string[],
  done: boolean
): number | null {
  const last = lines.at(-1);
  const lastCode = lines.filter(line => !line.startsWith('#')).at(-1);
  let tells = false;
  let count = 0;
  for (const [at, line] of said.map(line => line.trim()).entries()) {
    if (line === '') {
      continue;
    }
    if (at === said.length - 1 && !done) {
      const known = count === 0 ? lines : [last];
      return known.some(one => one?.startsWith(line)) ? null : count;
    }
    if (!lines.includes(line)) {
      return count;
    }
    tells ||= TELLING.test(line) || ASSIGNMENT.test(line);
    if (line === last) {
      return tells ? at + 1 : 0;
    }
    if (count > 0) {
      return count;
    }
    count = tells && line === lastCode ? at + 1 : 0;
  }
  return done ? count : null;
}
