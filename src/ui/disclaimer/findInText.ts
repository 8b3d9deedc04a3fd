/** Elements that begin a line of their own. */
const LINES =
  'address, blockquote, br, caption, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, hr, li, p, pre, td, th, tr';

/** How many hits are marked at most. */
const MOST = 1000;

/** A piece of text in an element, and where it is in the whole. */
interface IPiece {
  readonly node: Text;
  readonly start: number;
}

/** Finds words in an element's text, also across its parts, and marks them. */
export class Finder {
  constructor(private readonly root: HTMLElement) {}

  /** How many hits there are. */
  get count(): number {
    return this.hits.length;
  }

  /** The hit that is looked at, counted from 1; 0 for none. */
  get current(): number {
    return this.at + 1;
  }

  /** Mark all hits of a query, whatever its case; the first is looked at. */
  find(query: string): void {
    this.clear();
    const words = query.trim().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return;
    }
    const { text, pieces } = this.read();
    const pattern = words.map(escaped).join('\\s+');
    const found = [...text.matchAll(new RegExp(pattern, 'giu'))].slice(0, MOST);
    // From the end, so that what is before stays where it is.
    this.hits = found
      .reverse()
      .map(({ index, 0: hit }) => markIn(pieces, index, index + hit.length))
      .reverse();
    this.look(0);
  }

  /** Look at the next hit, or the one before; after the last comes the first. */
  step(by: 1 | -1): void {
    this.look((this.at + by + this.count) % this.count);
  }

  /** Take all marks away. */
  clear(): void {
    for (const mark of this.hits.flat()) {
      mark.replaceWith(...mark.childNodes);
    }
    this.root.normalize();
    this.hits = [];
    this.at = -1;
  }

  private look(at: number): void {
    this.hits[this.at]?.forEach(mark => delete mark.dataset['current']);
    const marks = this.hits[at];
    this.at = marks === undefined ? -1 : at;
    marks?.forEach(mark => (mark.dataset['current'] = ''));
    marks?.[0]?.scrollIntoView?.({ block: 'center' });
  }

  private read(): { text: string; pieces: IPiece[] } {
    const pieces: IPiece[] = [];
    let text = '';
    const walker = document.createTreeWalker(
      this.root,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT
    );
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Text) {
        pieces.push({ node, start: text.length });
        text += node.data;
      } else if ((node as Element).matches(LINES)) {
        text += '\n';
      }
    }
    return { text, pieces };
  }

  private hits: HTMLElement[][] = [];
  private at = -1;
}

/** Mark a part of the whole text, in each of the pieces that it is in. */
function markIn(
  pieces: readonly IPiece[],
  from: number,
  to: number
): HTMLElement[] {
  return pieces.flatMap(({ node, start }) => {
    const begin = Math.max(from, start) - start;
    const end = Math.min(to, start + node.length) - start;
    if (begin >= end) {
      return [];
    }
    const hit = node.splitText(begin);
    hit.splitText(end - begin);
    const mark = document.createElement('mark');
    hit.replaceWith(mark);
    mark.append(hit);
    return [mark];
  });
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
