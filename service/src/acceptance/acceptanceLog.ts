import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ICompletionReview } from '../../../src/wire/completionApi';
import { ApiError } from '../errors';

/** How many completions can still be reported. */
const REMEMBERED = 10_000;

/** What became of completions, appended to a folder's `reviews.jsonl`. */
export class Reviews {
  private readonly open = new Map<string, { model: string; done: boolean }>();

  /** @param folder - where to keep them; without one they are only checked. */
  constructor(private readonly folder?: string) {}

  /** Remember a completion that was given out. */
  expect(completion: string, model: string): void {
    this.open.set(completion, { model, done: false });
    const [oldest] = this.open.keys();
    if (this.open.size > REMEMBERED && oldest !== undefined) {
      this.open.delete(oldest);
    }
  }

  /**
   * Record a review once; a second one of the same completion is accepted and
   * changes nothing. Throws `ApiError` 404 for a completion not given out.
   */
  async record(review: ICompletionReview): Promise<void> {
    const { completion, accepted } = review;
    const entry = this.open.get(completion);
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
      const head = { time: Date.now(), completion, model, accepted };
      const line = { ...head, ...detailsOf(review) };
      await appendFile(
        join(this.folder, 'reviews.jsonl'),
        `${JSON.stringify(line)}\n`,
        { mode: 0o600 }
      );
    }
  }
}

/** No completion is longer, in characters; see `MOST_TOKENS`. */
const LONGEST = 100_000;

/** What else a client says, as far as it makes sense; the rest is left out. */
function detailsOf(review: ICompletionReview): Partial<ICompletionReview> {
  const { outcome, ending, accepted_characters, characters } = review;
  return {
    ...(isWord(outcome) && { outcome }),
    ...(isWord(ending) && { ending }),
    ...(isLength(accepted_characters) && { accepted_characters }),
    ...(isLength(characters) && { characters })
  };
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z]{1,20}$/.test(value);
}

function isLength(value: unknown): boolean {
  return (
    Number.isInteger(value) && 0 <= Number(value) && Number(value) <= LONGEST
  );
}
