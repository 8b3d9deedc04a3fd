import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IAcceptanceReport } from '../../../src/wire/completionApi';
import { ApiError } from '../errors';

/** How many completions can still be reported. */
const MAX_REPORTABLE_COMPLETIONS = 10_000;

/** What became of completions, appended to a folder's `reviews.jsonl`. */
export class AcceptanceReports {
  private readonly reportableCompletions = new Map<
    string,
    { model: string; done: boolean }
  >();

  /** @param folder - where to keep them; without one they are only checked. */
  constructor(private readonly folder?: string) {}

  /** Remember a completion that was given out. */
  registerCompletion(completionId: string, model: string): void {
    this.reportableCompletions.set(completionId, { model, done: false });
    const [oldest] = this.reportableCompletions.keys();
    if (
      this.reportableCompletions.size > MAX_REPORTABLE_COMPLETIONS &&
      oldest !== undefined
    ) {
      this.reportableCompletions.delete(oldest);
    }
  }

  /**
   * Record a review once; a second one of the same completion is accepted and
   * changes nothing. Throws `ApiError` 404 for a completion not given out.
   */
  async record(report: IAcceptanceReport): Promise<void> {
    const { completion, accepted } = report;
    const entry = this.reportableCompletions.get(completion);
    if (entry === undefined) {
      throw new ApiError(
        404,
        `There is no completion "${completion}": it was not given out since this service started.`,
        'unknown_completion',
        'completion'
      );
    }
    if (entry.done) {
      return;
    }
    entry.done = true;
    if (this.folder !== undefined) {
      const { model } = entry;
      const commonFields = { time: Date.now(), completion, model, accepted };
      const line = { ...commonFields, ...pickValidDetails(report) };
      await appendFile(
        join(this.folder, 'reviews.jsonl'),
        `${JSON.stringify(line)}\n`,
        { mode: 0o600 }
      );
    }
  }
}

/** No completion is longer, in characters; see `MOST_TOKENS`. */
const MAX_COMPLETION_CHARS = 100_000;

/** What else a client says, as far as it makes sense; the rest is left out. */
function pickValidDetails(
  report: IAcceptanceReport
): Partial<IAcceptanceReport> {
  const { outcome, ending, accepted_characters, characters } = report;
  return {
    ...(isValidWord(outcome) && { outcome }),
    ...(isValidWord(ending) && { ending }),
    ...(isValidLength(accepted_characters) && { accepted_characters }),
    ...(isValidLength(characters) && { characters })
  };
}

function isValidWord(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z]{1,20}$/.test(value);
}

function isValidLength(value: unknown): boolean {
  return (
    Number.isInteger(value) &&
    0 <= Number(value) &&
    Number(value) <= MAX_COMPLETION_CHARS
  );
}
