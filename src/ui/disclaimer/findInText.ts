/** Elements that begin a line of their own. */
const LINE_BREAKING_SELECTOR =
  'address, blockquote, br, caption, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, hr, li, p, pre, td, th, tr';

/** How many hits are marked at most. */
const MAX_MARKED_HITS = 1000;

/** A piece of text in an element, and where it is in the whole. */
interface ITextSegment {
  readonly node: Text;
  readonly start: number;
}

/** Finds words in an element's text, also across its parts, and marks them. */
export class TextFinder {
  constructor(private readonly root: HTMLElement) {}

  /** How many hits there are. */
  get hitCount(): number {
    return this.hits.length;
  }

  /** The hit that is looked at, counted from 1; 0 for none. */
  get currentNumber(): number {
    return this.currentIndex + 1;
  }

  /** Mark all hits of a query, whatever its case; the first is looked at. */
  find(query: string): void {
    this.clear();
    const words = query.trim().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return;
    }
    const { text, pieces: segments } = this.readText();
    const pattern = words.map(escapeRegExp).join('\\s+');
    const matches = [...text.matchAll(new RegExp(pattern, 'giu'))].slice(
      0,
      MAX_MARKED_HITS
    );
    // From the end, so that what is before stays where it is.
    this.hits = matches
      .reverse()
      .map(({ index, 0: hit }) =>
        markRange(segments, index, index + hit.length)
      )
      .reverse();
    this.showHit(0);
  }

  /** Look at the next hit, or the one before; after the last comes the first. */
  step(direction: 1 | -1): void {
    this.showHit(
      (this.currentIndex + direction + this.hitCount) % this.hitCount
    );
  }

  /** Take all marks away. */
  clear(): void {
    for (const mark of this.hits.flat()) {
      mark.replaceWith(...mark.childNodes);
    }
    this.root.normalize();
    this.hits = [];
    this.currentIndex = -1;
  }

  private showHit(index: number): void {
    this.hits[this.currentIndex]?.forEach(
      mark => delete mark.dataset['current']
    );
    const marks = this.hits[index];
    this.currentIndex = marks === undefined ? -1 : index;
    marks?.forEach(mark => (mark.dataset['current'] = ''));
    marks?.[0]?.scrollIntoView?.({ block: 'center' });
  }

  private readText(): { text: string; pieces: ITextSegment[] } {
    const segments: ITextSegment[] = [];
    let text = '';
    const walker = document.createTreeWalker(
      this.root,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT
    );
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Text) {
        segments.push({ node, start: text.length });
        text += node.data;
      } else if ((node as Element).matches(LINE_BREAKING_SELECTOR)) {
        text += '\n';
      }
    }
    return { text, pieces: segments };
  }

  private hits: HTMLElement[][] = [];
  private currentIndex = -1;
}

/** Mark a part of the whole text, in each of the pieces that it is in. */
function markRange(
  segments: readonly ITextSegment[],
  from: number,
  to: number
): HTMLElement[] {
  return segments.flatMap(({ node, start }) => {
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

function escapeRegExp(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
