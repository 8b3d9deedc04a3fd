import { abortError } from '../api/problems';

/**
 * How long to wait after a key, from how the person types: a little more than
 * their usual gap between keys, so that a request goes out at a pause. A slow
 * service is asked earlier, by as much as it takes to answer, but not before
 * the next key would usually come. Source of the bounds, the window and of
 * looking at the answers' times: Tabby's debouncer.
 */
const BOUNDS_MS = { least: 100, most: 400 };
const WINDOW = 20;
const FACTOR = { most: 1.5, least: 1.2 };
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
    const gap = meanOf(this.gaps);
    const wait = Math.max(
      gap * FACTOR.most - meanOf(this.latencies),
      gap * FACTOR.least
    );
    return Math.min(most, Math.max(least, wait));
  }

  /** Note how long the service took until it began to answer, in milliseconds. */
  answered(latency: number): void {
    keep(this.latencies, latency);
  }

  /** Note that a key was typed. */
  key(): void {
    const now = this.now();
    const gap = now - this.last;
    this.last = now;
    if (gap < PAUSE_MS) {
      keep(this.gaps, gap);
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

  private readonly gaps: number[] = [];
  private readonly latencies: number[] = [];
  private last = -Infinity;
  private pending: (() => void) | null = null;
}

/** Keep the newest few values. */
function keep(values: number[], value: number): void {
  values.push(value);
  values.splice(0, values.length - WINDOW);
}

/** Their mean; 0 for none. */
function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
