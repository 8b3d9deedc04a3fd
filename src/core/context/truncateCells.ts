import { keepLastLines } from './truncate';
import type { ISection } from './fitToBudget';

/**
 * The share of the remaining room that is left to the cells above a cell that
 * is too long: they may reveal more of the program than its beginning does.
 */
const FARTHER_CELLS_SHARE = 1 / 4;

/** The share of the room that must be left for a cell to be kept in part. */
const MIN_NEAR_CELL_SHARE = 1 / 2;

/**
 * Truncates cells so that at most `maxChars` UTF-16 units are kept: the cells
 * that fit, and whole lines at the end of the nearest cell that does not. A
 * cell that does not fit is passed over, so that no cell hides all those above.
 *
 *     cells, nearest first    kept
 *     c = 3                   c = 3
 *     (long) ⏎ b = 2          b = 2
 *     (long)                  nothing
 *     a = 1                   a = 1
 *
 * @param cells - the sources of the cells, nearest first.
 * @returns sections in the order of the document.
 */
export function truncateCells(
  cells: readonly string[],
  maxChars: number
): ISection[] {
  const sections: ISection[] = [];
  let remaining = maxChars;
  let charsAbove = cells.reduce((sum, { length }) => sum + length, 0);
  let hasPartialCell = false;
  for (const text of cells) {
    charsAbove -= text.length;
    let kept = text;
    if (text.length > remaining) {
      const availableChars =
        remaining -
        Math.min(charsAbove, Math.floor(remaining * FARTHER_CELLS_SHARE));
      const isNear =
        !hasPartialCell && remaining >= maxChars * MIN_NEAR_CELL_SHARE;
      kept = isNear ? keepLastLines(text, availableChars) : '';
      hasPartialCell ||= kept !== '';
    }
    remaining -= kept.length;
    sections.push({
      omitted: [text.slice(0, text.length - kept.length)],
      kept
    });
  }
  return mergeEmptySections(sections.reverse());
}

/**
 * Merges each section that keeps nothing with the next one, so that there is
 * one outline for each gap. Only the last section may still keep nothing.
 */
function mergeEmptySections(sections: readonly ISection[]): ISection[] {
  const merged: ISection[] = [];
  for (const { omitted, kept } of sections) {
    const previous = merged.at(-1);
    if (previous?.kept === '') {
      merged[merged.length - 1] = {
        omitted: [...previous.omitted, ...omitted],
        kept
      };
    } else {
      merged.push({ omitted, kept });
    }
  }
  return merged;
}
