import { createAbortError } from '../errors/problem';
import { type IPlace, isSamePlace } from '../context/cursorContext';
import { Rhythm } from './typingIntervals';

/**
 * How long to wait after a key, in milliseconds. Tabby's debouncer, which the
 * idea comes from, has these bounds for the mean gap between keys, waits 1.5
 * to 3 times as long by what stands around the cursor, at least 100 and at
 * most 1000, and less by what an answer takes.
 */
const BOUNDS_MS = { least: 100, most: 400 };

/**
 * What share of the gaps between keys a wait is to outlast: as large a part of
 * the keys costs no request. People type unevenly, some more than others, so a
 * multiple of their mean gap would mean something else for each of them.
 */
const PATIENT = 0.95;
/** The same for a service that takes its time, which is asked earlier. */
const EAGER = 0.85;

/** What a wait is longer than the gap, since no two gaps are quite the same. */
const MARGIN = 1.1;

/** How many answers the service's time is the mean of. */
const ANSWERS = 20;

/**
 * Waits for a pause in typing before a request: a gap that is longer than most
 * of those between the person's last keys.
 */
export class Debouncer {
  /** @param now - a clock in milliseconds. */
  constructor(now?: () => number) {
    this.rhythm = new Rhythm(now);
  }

  /** The wait that fits now, in milliseconds. */
  get delay(): number {
    const { least, most } = BOUNDS_MS;
    const [patient, eager] = [PATIENT, EAGER].map(share =>
      this.rhythm.gap(share)
    );
    if (!patient || !eager) {
      return (least + most) / 2;
    }
    const early = patient * MARGIN - meanOf(this.latencies);
    return Math.min(most, Math.max(least, eager * MARGIN, early));
  }

  /** Note how long the service took until it began to answer, in milliseconds. */
  answered(latency: number): void {
    this.latencies.push(latency);
    this.latencies.splice(0, this.latencies.length - ANSWERS);
  }

  /** Note where the person has come to, by a key or otherwise. */
  typed(context: IPlace): void {
    this.rhythm.note(context);
  }

  /** Wait at a place; a second call or `cancel` rejects the first with an AbortError. */
  wait(context: IPlace): Promise<void> {
    this.cancel();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting = null;
        resolve();
      }, this.delay);
      const cancel = () => {
        clearTimeout(timer);
        reject(createAbortError());
      };
      this.waiting = { context, cancel };
    });
  }

  /** Whether anybody waits. */
  get waits(): boolean {
    return this.waiting !== null;
  }

  /** The person has come to a place: who waits at another one waits no more. */
  leave(context: IPlace | null): void {
    const { waiting } = this;
    if (waiting && !(context && isSamePlace(waiting.context, context))) {
      this.cancel();
    }
  }

  cancel(): void {
    this.waiting?.cancel();
    this.waiting = null;
  }

  private readonly rhythm: Rhythm;
  private readonly latencies: number[] = [];
  private waiting: { context: IPlace; cancel: () => void } | null = null;
}

/** Their mean; 0 for none. */
function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
