import { indentOf } from '../python/lines';
import { type IOutlined, outlineOf } from './outline';

/** A text that is cut in two. */
export interface ICutText {
  /** What is left out, in the order of the document. */
  readonly cut: readonly string[];
  /** Its end, which is kept. */
  readonly kept: string;
}

/**
 * The room for the outline of what is cut, in eighths of the budget. It grows
 * by steps for the same reason that the window moves in steps.
 */
const ROOMS = [0, 1, 2] as const;

/**
 * The end of a text within a budget, after an outline of what had to be cut:
 * its imports and definitions, and some objects.
 *
 * @param cutAt - cuts the text so that at most so many UTF-16 units are kept.
 */
export function keepEnd(
  budget: number,
  cutAt: (most: number) => ICutText
): string {
  const eighth = Math.floor(budget / 8);
  for (const eighths of ROOMS) {
    const room = eighths * eighth;
    const { cut, kept } = cutAt(budget - room);
    const outline = latest(cut.flatMap(outlineOf));
    const last = eighths === ROOMS.at(-1);
    const chosen = last ? nearest(outline, room - 1) : outline;
    const head = chosen.map(({ text }) => `${text}\n`).join('');
    if (outline.length === 0) {
      return kept;
    }
    if (head !== '' && head.length < room) {
      return chosen.at(-1)?.open === true && /^[ \t]+\S/.test(kept)
        ? opened(head, kept) + kept
        : `${head}\n${kept}`;
    }
  }
  return cutAt(budget).kept;
}

/** An outline whose last definition goes on with the lines that are kept. */
function opened(head: string, kept: string): string {
  const line = head.slice(head.lastIndexOf('\n', head.length - 2) + 1);
  return indentOf(kept) > indentOf(line)
    ? head.replace(/: \.\.\.\n$/, ':\n')
    : head;
}

/** Each thing once, where it was defined last. */
function latest(outline: readonly IOutlined[]): IOutlined[] {
  const last = new Map(outline.map(({ key }, at) => [key, at]));
  return outline.filter(({ key }, at) => last.get(key) === at);
}

/**
 * What fits into a room, the nearest to the cursor first, imports and
 * definitions before objects; in the order of the document.
 */
function nearest(outline: readonly IOutlined[], room: number): IOutlined[] {
  const chosen = new Set<IOutlined>();
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
