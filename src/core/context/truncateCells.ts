import { linesAtEnd } from './truncate';
import type { ISection } from './fitToBudget';

/**
 * What share of the room stays for the cells above one that is too long: they
 * may say more of the program than the beginning of a long one does.
 */
const FARTHER = 1 / 4;

/** A cell is near enough to be kept in part while that much room is left. */
const NEAR = 1 / 2;

/**
 * Cells, nearest first, of which at most so many UTF-16 units are kept: those
 * that fit, and the end of the nearest one that doesn't, by whole lines. What
 * doesn't fit is passed over, so that no cell hides all that is above it.
 *
 * @returns sections in the order of the document.
 */
export function cutCells(cells: readonly string[], most: number): ISection[] {
  const sections: ISection[] = [];
  let room = most;
  let above = cells.reduce((sum, { length }) => sum + length, 0);
  let isCut = false;
  for (const text of cells) {
    above -= text.length;
    let kept = text;
    if (text.length > room) {
      const share = room - Math.min(above, Math.floor(room * FARTHER));
      const isNear = !isCut && room >= most * NEAR;
      kept = isNear ? linesAtEnd(text, share) : '';
      isCut ||= kept !== '';
    }
    room -= kept.length;
    sections.push({ cut: [text.slice(0, text.length - kept.length)], kept });
  }
  return joined(sections.reverse());
}

/** Sections of which only the last may keep nothing: one outline for each gap. */
function joined(sections: readonly ISection[]): ISection[] {
  const all: ISection[] = [];
  for (const { cut, kept } of sections) {
    const before = all.at(-1);
    if (before?.kept === '') {
      all[all.length - 1] = { cut: [...before.cut, ...cut], kept };
    } else {
      all.push({ cut, kept });
    }
  }
  return all;
}
