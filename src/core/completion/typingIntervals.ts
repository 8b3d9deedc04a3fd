import type { IPlace } from '../context/cursorContext';
import { typedBetween } from '../context/typedBetween';

/**
 * How many gaps between keys are kept, and how many are enough to tell how
 * somebody types. Source: Tabby's debouncer.
 */
const WINDOW = 100;
const ENOUGH = 20;

/** A longer gap is a pause, and says nothing about typing, in milliseconds. */
const PAUSE_MS = 1000;

/**
 * How a person types: the gaps between their last keys. A key is what adds one
 * character. What is deleted, pasted, accepted or indented by the editor is
 * none, and the gap to what comes next says nothing: a key that is held down
 * repeats faster than anybody types.
 */
export class Rhythm {
  /** @param now - a clock in milliseconds. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Note where the person has come to; the same place again is no news. */
  note(context: IPlace): void {
    const { last } = this;
    const typed = last && typedBetween(last.context, context);
    if (typed === '') {
      return;
    }
    const isKey = Array.from(typed ?? '').length === 1;
    const at = this.now();
    if (isKey && last?.isKey && at - last.at < PAUSE_MS) {
      this.gaps.push(at - last.at);
      this.gaps.splice(0, this.gaps.length - WINDOW);
    }
    this.last = { context, at, isKey };
  }

  /**
   * The gap that such a share of the gaps does not exceed, in milliseconds;
   * null while too few are known.
   */
  gap(share: number): number | null {
    const gaps = [...this.gaps].sort((one, other) => one - other);
    const at = Math.ceil(share * gaps.length) - 1;
    return gaps.length < ENOUGH ? null : (gaps[at] ?? null);
  }

  private readonly gaps: number[] = [];
  private last: { context: IPlace; at: number; isKey: boolean } | null = null;
}
