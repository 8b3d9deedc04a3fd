import { FULL_BUDGET } from './budget';
import { keepFirstLines } from './truncate';
import type { ICursorContext } from './cursorContext';

/**
 * Builds the suffix for models that fill in the middle: the rest of the cell,
 * then the code of the cells below, cut at the end of a line. Empty if there is
 * nothing but blanks.
 *
 *     qc.h(║)        suffix  `)` ⏎ ⏎ `qc.draw()`
 *     ───────
 *     qc.draw()
 *
 * @param budget - in UTF-16 units.
 */
export function buildSuffix(
  { suffix, below }: ICursorContext,
  budget: number = FULL_BUDGET.suffix
): string {
  const fullSuffix = below === '' ? suffix : `${suffix.trimEnd()}\n\n${below}`;
  if (fullSuffix.trim() === '') {
    return '';
  }
  return keepFirstLines(fullSuffix, budget);
}
