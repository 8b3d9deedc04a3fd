/** What a run may come to. */
export type RunEvent =
  | 'asked'
  | 'shown'
  | 'shown to the end'
  | 'typed along'
  | 'accepted'
  | 'accepted in part'
  | 'dismissed'
  | 'popup'
  | 'refused'
  | 'failed'
  | 'edited elsewhere';

/**
 * In how many of 100 runs something happens at least: with less of it, that
 * nothing goes wrong would say little.
 */
const MIN_PERCENT_OF_RUNS: Readonly<Record<RunEvent, number>> = {
  asked: 60,
  shown: 35,
  'shown to the end': 5,
  'typed along': 15,
  accepted: 3,
  'accepted in part': 4,
  dismissed: 0.5,
  popup: 1,
  refused: 2,
  failed: 4,
  'edited elsewhere': 8
};

/** In how many runs what happened. */
export class Coverage {
  /** A run begins. */
  beginRun(): void {
    this.runCount++;
    this.seenInRun.clear();
  }

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

  /** @throws Error if something happened too seldom. */
  checkMinimums(): void {
    for (const { name, percent } of this.percentages) {
      if (percent < MIN_PERCENT_OF_RUNS[name]) {
        throw new Error(
          `${name}: ${percent.toFixed(1)} %, not ${MIN_PERCENT_OF_RUNS[name]} %, of ${this.runCount} runs.`
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
