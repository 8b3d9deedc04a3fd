import { dropLeadingBlankLines, getLastLine } from '../../python/lines';
import type { Filter, IFilterContext } from '../types';

/** Matches lines that are not written twice in a row: comments, imports, block heads. */
const DISTINCTIVE_LINE =
  /^(?:[#@]|(?:async|class|def|elif|else|except|finally|for|from|if|import|match|try|while|with)\b)/;

/** Matches an assignment that is not written twice either: its value does not use its target. */
const DISTINCTIVE_ASSIGNMENT =
  /^([\p{L}_][\p{L}\p{N}_.]*) = (?!.*(?<![\p{L}\p{N}_])\1(?![\p{L}\p{N}_]))/u;

/**
 * Drops a copy of the lines above the cursor, or in the cells above, at the
 * start of an answer: chat models like to begin further up.
 *
 *     # Bell pair        model: # Bell pair\nqc = QuantumCircuit(2)
 *     ║                  shown: qc = QuantumCircuit(2)
 *
 * Lines that may be meant again stay:
 *
 *     qc.x(0)            model: qc.x(0)\nqc.h(0)
 *     ║                  shown: qc.x(0)\nqc.h(0)
 */
export const dropLinesAbove: Filter = (text, context) => {
  const { cursor, isDone } = context;
  if (!cursor.nesting.isEmpty) {
    return text;
  }
  const { linesAbove, lineStart } = getLinesAbove(context);
  const answerLines = text.split('\n');
  const count = countRepeatedLines(answerLines, linesAbove, isDone);
  if (count === null) {
    return '';
  }
  if (count === 0) {
    return text;
  }
  const rest = dropLeadingBlankLines(answerLines.slice(count).join('\n'));
  if (lineStart === '') {
    return rest;
  }
  // The line that the user has begun must come again, too.
  const trimmed = rest.trimStart();
  if (trimmed.startsWith(lineStart)) {
    return rest;
  }
  const mayRepeat = !isDone && lineStart.startsWith(trimmed);
  return mayRepeat ? '' : text;
};

/** Returns the lines above the cursor's line, and the start of that line; all trimmed. */
function getLinesAbove({ above, prefix, isAfterComment }: IFilterContext) {
  const lineStart = isAfterComment ? '' : getLastLine(prefix);
  const linesAbove = (above + prefix.slice(0, prefix.length - lineStart.length))
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  return { linesAbove, lineStart: lineStart.trim() };
}

/**
 * Counts the lines at the start of an answer that repeat lines above. They must
 * lead up to the cursor, that is to the last line above, or to the last that is
 * not a comment, and one of them must be distinctive.
 *
 *     import math        answer: def bell():\n    qc = QuantumCircuit(2)
 *     def bell():        → 1
 *     ║
 *
 * @returns null if what comes next decides.
 */
function countRepeatedLines(
  answerLines: readonly string[],
  linesAbove: readonly string[],
  isDone: boolean
): number | null {
  const lastAbove = linesAbove.at(-1);
  const lastCodeAbove = linesAbove.filter(line => !line.startsWith('#')).at(-1);
  let isDistinctive = false;
  let count = 0;
  for (const [index, line] of answerLines.map(text => text.trim()).entries()) {
    if (line === '') {
      continue;
    }
    if (index === answerLines.length - 1 && !isDone) {
      const candidates = count === 0 ? linesAbove : [lastAbove];
      return candidates.some(candidate => candidate?.startsWith(line))
        ? null
        : count;
    }
    if (!linesAbove.includes(line)) {
      return count;
    }
    isDistinctive ||=
      DISTINCTIVE_LINE.test(line) || DISTINCTIVE_ASSIGNMENT.test(line);
    if (line === lastAbove) {
      return isDistinctive ? index + 1 : 0;
    }
    if (count > 0) {
      return count;
    }
    count = isDistinctive && line === lastCodeAbove ? index + 1 : 0;
  }
  return isDone ? count : null;
}
