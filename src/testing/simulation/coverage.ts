/** What a run may come to. */
export type Happening =
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
const LEAST: Readonly<Record<Happening, number>> = {
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
export class Shares {
  /** A run begins. */
  begin(): void {
    this.runs++;
    this.seen.clear();
  }

  note(happening: Happening): void {
    if (!this.seen.has(happening)) {
      this.seen.add(happening);
      this.counts.set(happening, (this.counts.get(happening) ?? 0) + 1);
    }
  }

  toString(): string {
    return this.all
      .map(({ name, percent }) => `${name} ${percent.toFixed(1)} %`)
      .join(', ');
  }

  /** @throws Error if something happened too seldom. */
  check(): void {
    for (const { name, percent } of this.all) {
      if (percent < LEAST[name]) {
        throw new Error(
          `${name}: ${percent.toFixed(1)} %, not ${LEAST[name]} %, of ${this.runs} runs.`
        );
      }
    }
  }

  private get all(): { name: Happening; percent: number }[] {
    return (Object.keys(LEAST) as Happening[]).map(name => ({
      name,
      percent: (100 * (this.counts.get(name) ?? 0)) / this.runs
    }));
  }

  private runs = 0;
  private readonly seen = new Set<Happening>();
  private readonly counts = new Map<Happening, number>();
}
