import { MAX_WAITING_REPORTS } from '../acceptance/acceptanceReporter';
import type { IOutcome } from '../acceptance/outcome';
import { BoundedMap } from '../util/boundedMap';

/** The statistics of the suggestions since the page was opened. */
export interface IStatistics {
  /** The number of suggestions that were shown, each counted once. */
  readonly shown: number;
  /** The number of suggestions that were accepted, in full or in part. */
  readonly accepted: number;
  /** The number of suggestions that were not accepted. */
  readonly rejected: number;
  /** The length of the accepted text that the user did not type, in UTF-16 units. */
  readonly savedUnits: number;
  /**
   * The times from a request to the first text that can be shown, in
   * milliseconds, of the newest generations, the oldest first.
   */
  readonly latenciesMs: readonly number[];
  /** The median of the latencies in milliseconds; null before the first. */
  readonly medianLatencyMs: number | null;
}

/** The largest number of latencies that are kept. */
const MAX_LATENCIES = 1000;

/**
 * The largest number of suggestions whose outcome may still change: as many as
 * there are waiting acceptance reports, since the outcome changes only until its
 * report is sent.
 */
const MAX_CHANGEABLE_OUTCOMES = MAX_WAITING_REPORTS;

/** Counts outcomes and latencies, in memory only. */
export class Statistics {
  /** Records the time from a request to the first text that can be shown. */
  recordLatency(latencyMs: number): void {
    this.latenciesMs.push(latencyMs);
    if (this.latenciesMs.length > MAX_LATENCIES) {
      this.latenciesMs.shift();
    }
  }

  /** Records the outcome of a suggestion; a later outcome replaces an earlier one. */
  recordOutcome(completionId: string, outcome: IOutcome): void {
    const previous = this.recentOutcomes.get(completionId);
    if (previous !== undefined) {
      this.count(previous, -1);
    }
    this.count(outcome, 1);
    this.recentOutcomes.set(completionId, outcome);
  }

  /** The newest latency in milliseconds; null before the first. */
  get latestLatencyMs(): number | null {
    return this.latenciesMs.at(-1) ?? null;
  }

  /** The statistics as they are now. */
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

  private count({ kind, ending, acceptedUnits }: IOutcome, sign: 1 | -1): void {
    if (kind === 'accepted' || kind === 'partly') {
      this.accepted += sign;
    } else {
      this.rejected += sign;
    }
    // A user who types a suggestion to its end has saved nothing.
    if (ending !== 'typed') {
      this.savedUnits += sign * acceptedUnits;
    }
  }

  private accepted = 0;
  private rejected = 0;
  private savedUnits = 0;
  private readonly latenciesMs: number[] = [];
  private readonly recentOutcomes = new BoundedMap<string, IOutcome>(
    MAX_CHANGEABLE_OUTCOMES
  );
}

/** Returns the middle number, or the mean of the two middle ones; null for an empty list. */
export function computeMedian(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined
    ? null
    : (upper + lower) / 2;
}
