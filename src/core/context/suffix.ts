import { FULL_BUDGET } from './budget';
import { linesAtStart } from './truncate';
import type { IPlace } from './cursorContext';

/**
 * What follows the cursor, for models that fill in the middle: the rest of the
 * cell, then the code of the cells below, cut where a line ends.
 */
export function suffixAt(
  { suffix, below }: IPlace,
  budget: number = FULL_BUDGET.suffix
): string {
  const whole = below === '' ? suffix : `${suffix.trimEnd()}\n\n${below}`;
  if (whole.trim() === '') {
    return '';
  }
  return linesAtStart(whole, budget);
}
