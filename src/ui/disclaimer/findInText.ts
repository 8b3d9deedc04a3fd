import { element } from '../dialogs/dom';

/** Elements that begin on a line of their own. */
const LINE_BREAKING_SELECTOR =
  'address, blockquote, br, caption, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, hr, li, p, pre, td, th, tr';

/** The largest number of hits that are marked. */
const MAX_MARKED_HITS = 1000;

/** A text node, and the offset in UTF-16 units at which it begins in the whole text. */
interface ITextSegment {
  readonly node: Text;
  readonly start: number;
}

/** Finds words in the text of an element, also across its children, and marks them. */
export class TextFinder {
  constructor(private readonly root: HTMLElement) {}

  /** The number of hits. */
  get hitCount(): number {
    return this.hits.length;
  }

  /** The number of the current hit, from 1; 0 if there is none. */
  get currentNumber(): number {
    return this.currentIndex + 1;
  }

  /**
   * Marks all hits of a query, regardless of case; the first becomes the
   * current one. Between two words of a query any blanks may stand.
   */
  find(query: string): void {
    this.clear();
    const words = query.trim().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return;
    }
    const { text, segments } = this.readText();
    const pattern = words.map(escapeRegExp).join('\\s+');
    const matches = [...text.matchAll(new RegExp(pattern, 'giu'))].slice(
      0,
      MAX_MARKED_HITS
    );
    // Marking from the end leaves the offsets of earlier hits valid.
    this.hits = matches
      .reverse()
      .map(({ index, 0: hit }) =>
        markRange(segments, index, index + hit.length)
      )
      .reverse();
    this.showHit(0);
  }

  /** Makes the next or previous hit the current one; the first follows the last. */
  step(direction: 1 | -1): void {
    this.showHit(
      (this.currentIndex + direction + this.hitCount) % this.hitCount
    );
  }

  /** Removes all marks. */
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

  /**
   * Reads the whole text, with a line break before each element that begins a
   * line.
   *
   *     <p>You <b>accept</b></p><p>all</p>
   *     text       ⏎You accept⏎all
   *     segments   `You ` at 1, `accept` at 5, `all` at 12
   */
  private readText(): { text: string; segments: ITextSegment[] } {
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
    return { text, segments };
  }

  /** The marks of each hit: one for each text node that it is in. */
  private hits: HTMLElement[][] = [];
  private currentIndex = -1;
}

/** Marks a range of the whole text in each segment that it overlaps; offsets in UTF-16 units. */
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
    const mark = element('mark');
    hit.replaceWith(mark);
    mark.append(hit);
    return [mark];
  });
}

function escapeRegExp(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
