import type { IDialect } from './dialects';
import type { IEndpoint } from './transport';
import type { Learned } from './discoveredService';
import { ApiError } from '../errors/problem';
import { send } from './request';
import type { ICompletionReview } from '../../wire/completionApi';

/** Says what became of completions, and less to a server that refuses details. */
export class Reviews {
  constructor(
    private readonly endpoint: IEndpoint,
    private readonly learned: Learned
  ) {}

  /** @throws ApiError if it could not be told. */
  async send(
    { path, detailed }: NonNullable<IDialect['acceptance']>,
    review: ICompletionReview
  ): Promise<void> {
    if (detailed && !this.learned.refusesDetails) {
      try {
        await this.post(path, review);
        return;
      } catch (error) {
        if (!refusesBody(error)) {
          throw error;
        }
      }
    }
    const { completion, accepted } = review;
    await this.post(path, { completion, accepted });
    this.learned.refusesDetails = detailed;
  }

  private async post(path: string, body: ICompletionReview): Promise<void> {
    const request = { method: 'POST', path, body, keepalive: true } as const;
    await send(this.endpoint, request);
  }
}

/** Whether a server refused what was said, not who said it or where. */
function refusesBody(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.problem.kind === 'refused' &&
    (error.problem.status === 400 || error.problem.status === 422)
  );
}
