import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IAcceptanceReport } from '../../../src/wire/completionApi';
import { ApiError } from '../errors';

/** The number of completions, the latest ones, that can still be reported. */
const MAX_REPORTABLE_COMPLETIONS = 10_000;

/**
 * The largest length that is recorded from a report, in UTF-16 units. No
 * completion is that long: it has at most `MAX_COMPLETION_TOKENS` model tokens.
 */
const MAX_COMPLETION_CHARS = 100_000;

/** A completion that was sent to a client. */
interface ISentCompletion {
  model: string;
  isReported: boolean;
}

/** Appends acceptance reports to a folder's `reviews.jsonl`. */
export class AcceptanceLog {
  /** The completions that can be reported, by id, the oldest one first. */
  private readonly sentCompletions = new Map<string, ISentCompletion>();

  /** @param folder - the log's folder; without one, reports are only checked. */
  constructor(private readonly folder?: string) {}

  /** Makes a completion reportable, and forgets the oldest if there are too many. */
  registerCompletion(completionId: string, model: string): void {
    this.sentCompletions.set(completionId, { model, isReported: false });
    // A Map lists its keys in the order in which they were added.
    for (const oldestId of this.sentCompletions.keys()) {
      if (this.sentCompletions.size <= MAX_REPORTABLE_COMPLETIONS) {
        return;
      }
      this.sentCompletions.delete(oldestId);
    }
  }

  /**
   * Records a report. A second report of the same completion succeeds, but
   * changes nothing. Throws `ApiError` 404 for an unknown completion.
   */
  async record(report: IAcceptanceReport): Promise<void> {
    const { completion, accepted } = report;
    const sentCompletion = this.sentCompletions.get(completion);
    if (sentCompletion === undefined) {
      throw new ApiError(
        404,
        `There is no completion "${completion}": this service has sent none with that id since it was started.`,
        'unknown_completion',
        'completion'
      );
    }
    if (sentCompletion.isReported) {
      return;
    }
    sentCompletion.isReported = true;
    if (this.folder !== undefined) {
      const { model } = sentCompletion;
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

/** Returns the optional fields of a report, without those that are not valid. */
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
