import { type ICursorContext, isSameContext } from '../context/cursorContext';
import { createAbortError } from '../errors/problem';
import { TypingIntervals } from './typingIntervals';

/**
 * Bounds of the wait after a key. Source: Tabby's debouncer, where they bound
 * the mean interval between keys. It waits 1.5 to 3 times as long, depending on
 * the code around the cursor, at least 100 ms and at most 1000 ms, less the
 * service's latency.
 */
const MIN_WAIT_MS = 100;
const MAX_WAIT_MS = 400;

/**
 * The share of the intervals between keys that a wait should outlast: that
 * share of the keys costs no request. Quantiles, because people type unevenly,
 * and each differently: a multiple of the mean would fit few of them.
 */
const PATIENT_SHARE = 0.95;
/** The same for a slow service, which is asked earlier. */
const EAGER_SHARE = 0.85;

/** The factor by which a wait exceeds an interval, since no two are quite the same. */
const INTERVAL_MARGIN = 1.1;

/** The number of recent answers over which the service's mean latency is taken. */
const MAX_LATENCIES = 20;

/**
 * Waits for a pause in typing before an automatic request: an interval longer
 * than most of those between the user's last keys.
 */
export class Debouncer {
  /** @param now - a clock in milliseconds. */
  constructor(now?: () => number) {
    this.intervals = new TypingIntervals(now);
  }

  /** The wait that suits the user and the service now, in milliseconds. */
  get delayMs(): number {
    const patientMs = this.intervals.quantileMs(PATIENT_SHARE);
    const eagerMs = this.intervals.quantileMs(EAGER_SHARE);
    if (!patientMs || !eagerMs) {
      return (MIN_WAIT_MS + MAX_WAIT_MS) / 2;
    }
    const lessLatencyMs =
      patientMs * INTERVAL_MARGIN - computeMean(this.latenciesMs);
    return Math.min(
      MAX_WAIT_MS,
      Math.max(MIN_WAIT_MS, eagerMs * INTERVAL_MARGIN, lessLatencyMs)
    );
  }

  /** Records how long the service took until its first usable text, in milliseconds. */
  recordLatency(latencyMs: number): void {
    this.latenciesMs.push(latencyMs);
    this.latenciesMs.splice(0, this.latenciesMs.length - MAX_LATENCIES);
  }

  /** Records where the user has come to, by a key or otherwise. */
  recordContext(context: ICursorContext): void {
    this.intervals.recordContext(context);
  }

  /** Waits for a pause; rejects with an AbortError if cancelled or called again meanwhile. */
  waitForPause(context: ICursorContext): Promise<void> {
    this.cancel();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting = null;
        resolve();
      }, this.delayMs);
      const cancel = () => {
        clearTimeout(timer);
        reject(createAbortError());
      };
      this.waiting = { context, cancel };
    });
  }

  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  /** Cancels the wait if it belongs to another cursor context. */
  updateContext(context: ICursorContext | null): void {
    const { waiting } = this;
    if (waiting && !(context && isSameContext(waiting.context, context))) {
      this.cancel();
    }
  }

  cancel(): void {
    this.waiting?.cancel();
    this.waiting = null;
  }

  private readonly intervals: TypingIntervals;
  private readonly latenciesMs: number[] = [];
  private waiting: { context: ICursorContext; cancel: () => void } | null =
    null;
}

/** Returns the mean; 0 for no values. */
function computeMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
