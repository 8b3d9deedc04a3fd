import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ICompletionReview } from '../../src/core/api/wire';
import { ApiError } from './errors';

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
  async record({ completion, accepted }: ICompletionReview): Promise<void> {
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
      const line = { time: Date.now(), completion, model, accepted };
      await appendFile(
        join(this.folder, 'reviews.jsonl'),
        `${JSON.stringify(line)}\n`,
        { mode: 0o600 }
      );
    }
  }
}
