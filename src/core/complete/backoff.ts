import type { ApiProblem } from '../api/problems';

/** How long automatic requests rest after a passing failure, in milliseconds. */
const REST_MS = 10_000;

/**
 * Keeps automatic requests from hammering a service that just failed. What
 * only a person can mend stops them until a request succeeds or the settings
 * change; anything else stops them for a while.
 */
export class Backoff {
  /** @param now - a clock in milliseconds. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether an automatic request may go out. */
  get open(): boolean {
    return this.now() >= this.until;
  }

  failed(problem: ApiProblem): void {
    switch (problem.kind) {
      case 'badUrl':
      case 'badSettings':
      case 'noToken':
      case 'unauthorized':
      case 'disclaimer':
      case 'forbidden':
      case 'modelUnknown':
      case 'notFound':
        this.until = Infinity;
        break;
      case 'rateLimited':
        this.until = this.now() + (problem.seconds ?? 0) * 1000 + REST_MS;
        break;
      default:
        this.until = this.now() + REST_MS;
    }
  }

  reset(): void {
    this.until = -Infinity;
  }

  private until = -Infinity;
}
