import { abortError } from '../api/problems';

/**
 * How long to wait after a key, from how the person types: a little more than
 * their usual gap between keys, so that a request goes out at a pause.
 * Source of the bounds and the window: Tabby's debouncer.
 */
const BOUNDS_MS = { least: 100, most: 400 };
const WINDOW = 20;
const FACTOR = 1.5;
/** A longer gap is a pause, and says nothing about typing. */
const PAUSE_MS = 1000;

export class Debouncer {
  /** @param now - a clock in milliseconds. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The wait that fits now, in milliseconds. */
  get delay(): number {
    const { least, most } = BOUNDS_MS;
    if (this.gaps.length === 0) {
      return (least + most) / 2;
    }
    const mean = this.gaps.reduce((sum, gap) => sum + gap) / this.gaps.length;
    return Math.min(most, Math.max(least, mean * FACTOR));
  }

  /** Note that a key was typed. */
  key(): void {
    const now = this.now();
    const gap = now - this.last;
    this.last = now;
    if (gap < PAUSE_MS) {
      this.gaps.push(gap);
      this.gaps.splice(0, this.gaps.length - WINDOW);
    }
  }

  /** Wait; a second call or `cancel` rejects the first with an AbortError. */
  wait(): Promise<void> {
    this.cancel();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.pending = null;
        resolve();
      }, this.delay);
      this.pending = () => {
        clearTimeout(timer);
        reject(abortError());
      };
    });
  }

  cancel(): void {
    this.pending?.();
    this.pending = null;
  }

  private gaps: number[] = [];
  private last = -Infinity;
  private pending: (() => void) | null = null;
}
