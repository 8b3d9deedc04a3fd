import { indentOf } from '../python/lines';
import { type IOutlined, outlineOf } from './outline';

/** A part of a text that is cut. */
export interface ISection {
  /** What is left out at its beginning, in the order of the document. */
  readonly cut: readonly string[];
  /** The rest, which is kept. */
  readonly kept: string;
}

/**
 * The room for the outline of what is cut, in eighths of the budget. It grows
 * by steps for the same reason that the window moves in steps.
 */
const ROOMS = [0, 1, 2] as const;

/** Something worth keeping, and the section that lost it. */
interface ILost extends IOutlined {
  readonly section: ISection;
}

/**
 * A text within a budget, with an outline of what had to be cut where that was:
 * its imports and definitions, and some objects.
 *
 * @param cutAt - cuts the text so that at most so many UTF-16 units are kept;
 * answers its sections in the order of the document.
 */
export function keepWithin(
  budget: number,
  cutAt: (most: number) => readonly ISection[]
): string {
  const eighth = Math.floor(budget / 8);
  for (const eighths of ROOMS) {
    const room = eighths * eighth;
    const sections = cutAt(budget - room);
    const lost = latest(sections.flatMap(lostOf));
    if (lost.length === 0) {
      return textOf(sections, []);
    }
    const last = eighths === ROOMS.at(-1);
    const chosen = last ? nearest(lost, room - sections.length) : lost;
    if (chosen.length > 0 && sizeOf(chosen) <= room) {
      return textOf(sections, chosen);
    }
  }
  return textOf(cutAt(budget), []);
}

function lostOf(section: ISection): ILost[] {
  return section.cut.flatMap(outlineOf).map(one => ({ ...one, section }));
}

/** What the sections keep, each after what is chosen of the rest of it. */
function textOf(
  sections: readonly ISection[],
  chosen: readonly ILost[]
): string {
  return sections
    .map(section => {
      const lost = chosen.filter(one => one.section === section);
      return headOf(lost, section.kept) + section.kept;
    })
    .join('');
}

/** An outline, with a blank line after it unless its last definition goes on. */
function headOf(outline: readonly IOutlined[], kept: string): string {
  const head = outline.map(({ text }) => `${text}\n`).join('');
  const goesOn = outline.at(-1)?.open === true && /^[ \t]+\S/.test(kept);
  if (!goesOn) {
    return head && `${head}\n`;
  }
  const line = head.slice(head.lastIndexOf('\n', head.length - 2) + 1);
  return indentOf(kept) > indentOf(line)
    ? head.replace(/: \.\.\.\n$/, ':\n')
    : head;
}

/** How much room an outline takes at the most, each line break included. */
function sizeOf(chosen: readonly ILost[]): number {
  const blanks = new Set(chosen.map(({ section }) => section)).size;
  return chosen.reduce((sum, { text }) => sum + text.length + 1, blanks);
}

/** Each thing once, where it was defined last. */
function latest<T extends IOutlined>(outline: readonly T[]): T[] {
  const last = new Map(outline.map(({ key }, at) => [key, at]));
  return outline.filter(({ key }, at) => last.get(key) === at);
}

/**
 * What fits into a room, the nearest to the cursor first, imports and
 * definitions before objects; in the order of the document.
 */
function nearest<T extends IOutlined>(
  outline: readonly T[],
  room: number
): T[] {
  const chosen = new Set<T>();
  let left = room;
  for (const rank of [0, 1]) {
    for (const one of outline.filter(each => each.rank === rank).reverse()) {
      if (one.text.length < left) {
        chosen.add(one);
        left -= one.text.length + 1;
      }
    }
  }
  return outline.filter(one => chosen.has(one));
}
