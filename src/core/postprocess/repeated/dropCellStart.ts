import type { Filter } from '../types';

/** How many different lines mark a cell: fewer may be meant again. */
const TELLING = 2;

/**
 * Chat models like to write the whole cell again before they go on: what
 * stands before the cursor is not inserted a second time.
 */
export const dropCellStart: Filter = (text, { prefix, done }) => {
  const cell = prefix.trim();
  const start = text.trimStart();
  const isWhole = start.startsWith(cell);
  const isBegun = start !== '' && !done && cell.startsWith(start);
  if ((!isWhole && !isBegun) || !isTelling(cell)) {
    return text;
  }
  if (!isWhole) {
    return '';
  }
  const rest = start.slice(cell.length);
  // On an empty line the line break before it is there already.
  const gap = /\s*$/.exec(prefix)?.[0] ?? '';
  return gap.includes('\n') ? rest.replace(/^[ \t]*\n/, '') : rest;
};

function isTelling(cell: string): boolean {
  const lines = cell.split('\n').filter(line => line.trim() !== '');
  return new Set(lines).size >= TELLING;
}
