/** Tells the service what became of a completion. */
export type Report = (completion: string, accepted: boolean) => Promise<void>;

/** How many completions are remembered as reported. */
const REMEMBERED = 1000;

/**
 * Sees to it that every shown suggestion is reported exactly once. A failure
 * to report disturbs nobody.
 */
export class Reports {
  constructor(private readonly report: Report) {}

  /** A suggestion was taken, or went away without being taken. */
  settle(completion: string, accepted: boolean): void {
    if (completion === '' || this.settled.has(completion)) {
      return;
    }
    this.settled.add(completion);
    if (this.settled.size > REMEMBERED) {
      const [oldest] = this.settled;
      this.settled.delete(oldest as string);
    }
    this.report(completion, accepted).catch(() => undefined);
  }

  private readonly settled = new Set<string>();
}
