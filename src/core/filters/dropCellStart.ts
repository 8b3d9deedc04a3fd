import type { Filter } from './filter';

/** How many different lines mark a cell: fewer may be meant again. */
const TELLING = 2;

/**
 * Chat models like to write the whole cell again before they go on: what
 * stands before the cursor is not inserted a second time.
 */
export const dropCellStart: Filter = (text, { prefix, done }) => {
  const cell = prefix.trim();
  const lines = new Set(cell.split('\n').filter(line => line.trim() !== ''));
  const start = text.trimStart();
  if (lines.size < TELLING || start === '') {
    return text;
  }
  if (!start.startsWith(cell)) {
    return !done && cell.startsWith(start) ? '' : text;
  }
  const rest = start.slice(cell.length);
  // On an empty line the line break before it is there already.
  const gap = /\s*$/.exec(prefix)?.[0] ?? '';
  return gap.includes('\n') ? rest.replace(/^[ \t]*\n/, '') : rest;
};
