import type { Filter } from '../types';

/** The smallest number of different lines that are recognised as the cell; fewer may be meant again. */
const MIN_DISTINCT_LINES = 2;

/**
 * Drops a copy of the cell up to the cursor at the start of an answer: chat
 * models like to write the whole cell before they go on.
 *
 *     import math        model: import math\nqc = QuantumCircuit(2)
 *     qc = Quant║        shown: umCircuit(2)
 */
export const dropCellStart: Filter = (text, { prefix, isDone }) => {
  const cell = prefix.trim();
  const trimmed = text.trimStart();
  const repeatsCell = trimmed.startsWith(cell);
  const mayRepeatCell = trimmed !== '' && !isDone && cell.startsWith(trimmed);
  if ((!repeatsCell && !mayRepeatCell) || !isDistinctive(cell)) {
    return text;
  }
  if (!repeatsCell) {
    return '';
  }
  const rest = trimmed.slice(cell.length);
  // On an empty line the line break above it stands in the cell already.
  const trailingBlanks = /\s*$/.exec(prefix)?.[0] ?? '';
  return trailingBlanks.includes('\n') ? rest.replace(/^[ \t]*\n/, '') : rest;
};

function isDistinctive(cell: string): boolean {
  const lines = cell.split('\n').filter(line => line.trim() !== '');
  return new Set(lines).size >= MIN_DISTINCT_LINES;
}
