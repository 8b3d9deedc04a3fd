import type { IOutcome } from '../acceptance/outcome';

/** What a person can look up about the suggestions since the page was opened. */
export interface IStatistics {
  /** Suggestions that were shown, each counted once. */
  readonly shown: number;
  /** Those that were taken, in full or in part. */
  readonly accepted: number;
  /** Those that were not. */
  readonly rejected: number;
  /** What was inserted of them and not typed by the person, in UTF-16 units. */
  readonly savedUnits: number;
  /**
   * How long the newest answers took from the request to the first text that
   * can be shown, in milliseconds, the oldest first.
   */
  readonly latenciesMs: readonly number[];
  /** The median of them; null before the first. */
  readonly medianLatencyMs: number | null;
}

/** How many latencies are kept. */
const MAX_LATENCIES = 1000;

/** How many suggestions may still be judged anew; as many as reports wait at most. */
const MAX_RECENT_OUTCOMES = 100;

/** Counts what became of suggestions, in memory only. */
export class Statistics {
  /** A request got its first usable text, after some milliseconds. */
  recordLatency(latencyMs: number): void {
    this.latenciesMs.push(latencyMs);
    if (this.latenciesMs.length > MAX_LATENCIES) {
      this.latenciesMs.shift();
    }
  }

  /** A suggestion went away; told again of the same one, the last word counts. */
  recordOutcome(completionId: string, outcome: IOutcome): void {
    const previous = this.recentOutcomes.get(completionId);
    if (previous !== undefined) {
      this.count(previous, -1);
    }
    this.count(outcome, 1);
    this.recentOutcomes.set(completionId, outcome);
    if (this.recentOutcomes.size > MAX_RECENT_OUTCOMES) {
      const [oldest] = this.recentOutcomes.keys();
      this.recentOutcomes.delete(oldest as string);
    }
  }

  /** How long the newest answer took, in milliseconds; null before the first. */
  get latestLatencyMs(): number | null {
    return this.latenciesMs.at(-1) ?? null;
  }

  /** All of them, as they are now. */
  get snapshot(): IStatistics {
    const { accepted, rejected, savedUnits, latenciesMs } = this;
    return {
      shown: accepted + rejected,
      accepted,
      rejected,
      savedUnits,
      latenciesMs: [...latenciesMs],
      medianLatencyMs: computeMedian(latenciesMs)
    };
  }

  private count({ kind, ending, taken }: IOutcome, sign: 1 | -1): void {
    if (kind === 'accepted' || kind === 'partly') {
      this.accepted += sign;
    } else {
      this.rejected += sign;
    }
    // Who types a suggestion to its end has saved nothing.
    if (ending !== 'typed') {
      this.savedUnits += sign * taken;
    }
  }

  private accepted = 0;
  private rejected = 0;
  private savedUnits = 0;
  private readonly latenciesMs: number[] = [];
  private readonly recentOutcomes = new Map<string, IOutcome>();
}

/** The middle of some numbers, or the mean of the two there; null of none. */
export function computeMedian(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined
    ? null
    : (upper + lower) / 2;
}
