import { lastLineOf } from '../../python/lines';
import { beginsInName } from '../../python/names';
import type { Filter } from '../types';

/** How long a start must be to count as repeated, in UTF-16 units. */
const ENOUGH = 3;

/** A name that is being typed; `0b11` and its like are numbers. */
const NAME = /(?<![\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*$/u;

/** Names with dots between them, of which the last is being typed. */
const PATH =
  /(?<![\p{L}\p{N}_.)\]}'"])(?:[\p{L}_][\p{L}\p{N}_]*\.)+(?:[\p{L}_][\p{L}\p{N}_]*)?$/u;

/**
 * Some models (Granite among them) begin with the line, or with the name, that
 * the cursor is in: what stands before the cursor is not written again.
 */
export const dropLineStart: Filter = (text, context) => {
  const { prefix, cursor, afterComment, done } = context;
  if (afterComment) {
    return text;
  }
  const line = lastLineOf(prefix);
  const inCode = (pattern: RegExp) =>
    cursor.quote === '' ? (pattern.exec(line)?.[0] ?? '') : '';
  const unindented = text.replace(/^[ \t]+/, '');
  const starts: [said: string, start: string][] = [
    [line.trim(), unindented],
    [inCode(PATH), text],
    [inCode(NAME), text]
  ];
  let mayBecome = false;
  for (const [said, start] of starts) {
    if (said.length < ENOUGH || !/[\p{L}\p{N}]/u.test(said)) {
      continue;
    }
    const rest = start.slice(said.length);
    // After `import `, `importlib` is another word.
    const another = /\w[ \t]+$/.test(line) && beginsInName(rest);
    if (start.startsWith(said) && !another && (rest !== '' || done)) {
      // It may be more that comes again.
      return mayBecome && !done ? '' : rest;
    }
    mayBecome ||= start !== '' && said.startsWith(start);
  }
  return mayBecome && !done ? '' : text;
};
