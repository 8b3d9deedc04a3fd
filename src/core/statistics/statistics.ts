import type { IOutcome } from '../acceptance/outcome';

/** What a person can look up about the suggestions since the page was opened. */
export interface IFigures {
  /** Suggestions that were shown, each counted once. */
  readonly shown: number;
  /** Those that were taken, in full or in part. */
  readonly accepted: number;
  /** Those that were not. */
  readonly rejected: number;
  /** What was inserted of them and not typed by the person, in UTF-16 units. */
  readonly saved: number;
  /**
   * How long the newest answers took from the request to the first text that
   * can be shown, in milliseconds, the oldest first.
   */
  readonly latencies: readonly number[];
  /** The median of them; null before the first. */
  readonly median: number | null;
}

/** How many latencies are kept. */
const LATENCIES = 1000;

/** How many suggestions may still be judged anew; as many as reports wait at most. */
const RECENT = 100;

/** Counts what became of suggestions, in memory only. */
export class Figures {
  /** A request got its first usable text, after some milliseconds. */
  answered(milliseconds: number): void {
    this.latencies.push(milliseconds);
    if (this.latencies.length > LATENCIES) {
      this.latencies.shift();
    }
  }

  /** A suggestion went away; told again of the same one, the last word counts. */
  settled(completion: string, outcome: IOutcome): void {
    const before = this.recent.get(completion);
    if (before !== undefined) {
      this.count(before, -1);
    }
    this.count(outcome, 1);
    this.recent.set(completion, outcome);
    if (this.recent.size > RECENT) {
      const [oldest] = this.recent.keys();
      this.recent.delete(oldest as string);
    }
  }

  /** How long the newest answer took, in milliseconds; null before the first. */
  get latest(): number | null {
    return this.latencies.at(-1) ?? null;
  }

  /** All of them, as they are now. */
  get now(): IFigures {
    const { accepted, rejected, saved, latencies } = this;
    return {
      shown: accepted + rejected,
      accepted,
      rejected,
      saved,
      latencies: [...latencies],
      median: medianOf(latencies)
    };
  }

  private count({ kind, ending, taken }: IOutcome, times: 1 | -1): void {
    if (kind === 'accepted' || kind === 'partly') {
      this.accepted += times;
    } else {
      this.rejected += times;
    }
    // Who types a suggestion to its end has saved nothing.
    if (ending !== 'typed') {
      this.saved += times * taken;
    }
  }

  private accepted = 0;
  private rejected = 0;
  private saved = 0;
  private readonly latencies: number[] = [];
  private readonly recent = new Map<string, IOutcome>();
}

/** The middle of some numbers, or the mean of the two there; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined
    ? null
    : (upper + lower) / 2;
}
