/** Something that can happen in a run. */
export type RunEvent =
  | 'requested'
  | 'shown'
  | 'shown to the end'
  | 'typed along'
  | 'accepted'
  | 'partly accepted'
  | 'dismissed'
  | 'popup open'
  | 'error status'
  | 'failed'
  | 'edited elsewhere';

/**
 * The percentage of runs in which an event must happen at least. If it were
 * rarer, the absence of failures would mean little.
 */
const MIN_PERCENT_OF_RUNS: Readonly<Record<RunEvent, number>> = {
  requested: 60,
  shown: 35,
  'shown to the end': 5,
  'typed along': 15,
  accepted: 3,
  'partly accepted': 4,
  dismissed: 0.5,
  'popup open': 1,
  'error status': 2,
  failed: 4,
  'edited elsewhere': 8
};

/**
 * Counts in how many runs each event happened. fast-check's own statistics
 * only classify what was generated, not what came of it.
 */
export class Coverage {
  /** Begins to count for the next run. */
  beginRun(): void {
    this.runCount++;
    this.seenInRun.clear();
  }

  /** Counts the run that has begun, once for each event. */
  record(event: RunEvent): void {
    if (!this.seenInRun.has(event)) {
      this.seenInRun.add(event);
      this.runsWithEvent.set(event, (this.runsWithEvent.get(event) ?? 0) + 1);
    }
  }

  toString(): string {
    return this.percentages
      .map(({ name, percent }) => `${name} ${percent.toFixed(1)} %`)
      .join(', ');
  }

  /** @throws Error if an event happened in too few runs. */
  checkMinimums(): void {
    for (const { name, percent } of this.percentages) {
      if (percent < MIN_PERCENT_OF_RUNS[name]) {
        throw new Error(
          `"${name}" happened in ${percent.toFixed(1)} % of ${this.runCount} runs instead of at least ${MIN_PERCENT_OF_RUNS[name]} %.`
        );
      }
    }
  }

  private get percentages(): { name: RunEvent; percent: number }[] {
    return (Object.keys(MIN_PERCENT_OF_RUNS) as RunEvent[]).map(name => ({
      name,
      percent: (100 * (this.runsWithEvent.get(name) ?? 0)) / this.runCount
    }));
  }

  private runCount = 0;
  private readonly seenInRun = new Set<RunEvent>();
  private readonly runsWithEvent = new Map<RunEvent, number>();
}
