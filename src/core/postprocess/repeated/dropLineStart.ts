import { getLastLine } from '../../python/lines';
import { startsWithWordChar } from '../../python/names';
import type { Filter } from '../types';

/** The smallest length of a text that counts as repeated, in UTF-16 units. */
const MIN_REPEATED_UNITS = 3;

/** Matches a name that is being typed; `0b11` and the like are numbers. */
const UNFINISHED_NAME = /(?<![\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*$/u;

/** Matches names with dots between them, of which the last is being typed. */
const UNFINISHED_PATH =
  /(?<![\p{L}\p{N}_.)\]}'"])(?:[\p{L}_][\p{L}\p{N}_]*\.)+(?:[\p{L}_][\p{L}\p{N}_]*)?$/u;

/**
 * Drops a copy of the line up to the cursor, or of the name at the cursor, at
 * the start of an answer. Some models, Granite among them, begin with these.
 *
 *     qc = Quant║        model: qc = QuantumCircuit(2)
 *     qc = Quant║        model: QuantumCircuit(2)
 *                        shown: umCircuit(2)
 */
export const dropLineStart: Filter = (text, context) => {
  const { prefix, cursor, isAfterComment, isDone } = context;
  if (isAfterComment) {
    return text;
  }
  const line = getLastLine(prefix);
  const matchInCode = (pattern: RegExp) =>
    cursor.quote === '' ? (pattern.exec(line)?.[0] ?? '') : '';
  const unindented = text.replace(/^[ \t]+/, '');
  const candidates: [typed: string, answer: string][] = [
    [line.trim(), unindented],
    [matchInCode(UNFINISHED_PATH), text],
    [matchInCode(UNFINISHED_NAME), text]
  ];
  let mayRepeat = false;
  for (const [typed, answer] of candidates) {
    if (typed.length < MIN_REPEATED_UNITS || !/[\p{L}\p{N}]/u.test(typed)) {
      continue;
    }
    const rest = answer.slice(typed.length);
    // After `import `, `importlib` is another word.
    const isOtherWord = /\w[ \t]+$/.test(line) && startsWithWordChar(rest);
    const isRepeated = answer.startsWith(typed) && !isOtherWord;
    if (isRepeated && (rest !== '' || isDone)) {
      // A longer candidate may still turn out to be repeated.
      return mayRepeat && !isDone ? '' : rest;
    }
    mayRepeat ||= answer !== '' && typed.startsWith(answer);
  }
  return mayRepeat && !isDone ? '' : text;
};
