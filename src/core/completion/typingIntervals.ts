import type { ICursorContext } from '../context/cursorContext';
import { findTextTypedBetween } from '../context/typedBetween';

/** The number of intervals that are kept. Source: Tabby's debouncer. */
const MAX_INTERVALS = 100;

/** The number of intervals that is enough to tell how the user types. Source: Tabby's debouncer. */
const MIN_INTERVALS = 20;

/** A longer interval is a pause, and tells nothing about typing. */
const MAX_INTERVAL_MS = 1000;

/**
 * The intervals between the user's last keys. Only what adds one character
 * counts as a key. Deleting, pasting, accepting and the editor's own
 * indentation don't, and the interval up to the next key is not recorded: a
 * key that is held down repeats faster than anybody types.
 */
export class TypingIntervals {
  /** @param now - a clock in milliseconds. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Records where the user has come to; the same cursor context again is ignored. */
  recordContext(context: ICursorContext): void {
    const { last } = this;
    const typed = last && findTextTypedBetween(last.context, context);
    if (typed === '') {
      return;
    }
    const isKey = Array.from(typed ?? '').length === 1;
    const timeMs = this.now();
    if (isKey && last?.isKey && timeMs - last.timeMs < MAX_INTERVAL_MS) {
      this.intervalsMs.push(timeMs - last.timeMs);
      this.intervalsMs.splice(0, this.intervalsMs.length - MAX_INTERVALS);
    }
    this.last = { context, timeMs, isKey };
  }

  /**
   * Returns the interval, in milliseconds, that a share of the intervals does
   * not exceed; null while too few are known.
   *
   * @param share - between 0 and 1; 0.5 gives the median.
   */
  quantileMs(share: number): number | null {
    const sorted = [...this.intervalsMs].sort((one, other) => one - other);
    const index = Math.ceil(share * sorted.length) - 1;
    return sorted.length < MIN_INTERVALS ? null : (sorted[index] ?? null);
  }

  private readonly intervalsMs: number[] = [];
  private last: {
    context: ICursorContext;
    timeMs: number;
    isKey: boolean;
  } | null = null;
}
