import type { ApiProblem } from '../errors/problem';

/** The rest of automatic requests after the first temporary failure, in milliseconds. */
const FIRST_REST_MS = 10_000;
/** The longest rest of automatic requests, in milliseconds. */
const MAX_REST_MS = 5 * 60_000;

/**
 * Keeps automatic requests from hammering a service that has just failed.
 *
 * After a rest, a single request is the trial (the half-open state). If it
 * fails too, the next rest is twice as long. If it is aborted before the service
 * answered, the next trial comes after a rest of the first length. If it
 * succeeds, the breaker is closed again. A problem that only the user can solve
 * stops automatic requests until a request succeeds or a setting changes.
 */
export class CircuitBreaker {
  /** @param now - returns the time in milliseconds. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** True if an automatic request may be sent. */
  get allowsAutomatic(): boolean {
    return this.trialRequest === null && !this.isResting;
  }

  /**
   * Begins a request, automatic or not.
   *
   * @returns the number of the request, for {@link abandonRequest}.
   */
  beginRequest(): number {
    const request = ++this.lastRequest;
    const hasFailed = this.restsUntilMs !== -Infinity;
    if (hasFailed && !this.isResting) {
      this.trialRequest = request;
    }
    return request;
  }

  /** Ends a request that was aborted before the service answered. */
  abandonRequest(request: number): void {
    if (request === this.trialRequest) {
      this.trialRequest = null;
      this.restsUntilMs = this.now() + FIRST_REST_MS;
    }
  }

  /** Records that a request failed, and begins or extends the rest. */
  recordFailure(problem: ApiProblem): void {
    const { isResting } = this;
    this.trialRequest = null;
    switch (problem.kind) {
      case 'badUrl':
      case 'badSettings':
      case 'noToken':
      case 'otherService':
      case 'notAllowed':
      case 'unauthorized':
      case 'disclaimer':
        this.restsUntilMs = Infinity;
        return;
      case 'forbidden':
      case 'modelUnknown':
      case 'notFound':
        // Rarely solved without the user, but if so, by the service alone: the
        // longest rest, then another trial.
        this.restMs = MAX_REST_MS;
        break;
      default:
        // A request of the user that fails during a rest makes no rest longer.
        this.restMs = isResting
          ? this.restMs
          : Math.min(2 * this.restMs, MAX_REST_MS);
    }
    const retryAfterSeconds =
      problem.kind === 'rateLimited' ? (problem.seconds ?? 0) : 0;
    this.restsUntilMs = this.now() + retryAfterSeconds * 1000 + this.restMs;
  }

  /** Closes the breaker, after a request has succeeded or a setting has changed. */
  reset(): void {
    this.trialRequest = null;
    this.restsUntilMs = -Infinity;
    this.restMs = FIRST_REST_MS / 2;
  }

  private get isResting(): boolean {
    return this.now() < this.restsUntilMs;
  }

  /** The end of the rest; in the past, but not reset, until a request has succeeded. */
  private restsUntilMs = -Infinity;
  /** The length of the last rest; at first half of the first one, since it is doubled. */
  private restMs = FIRST_REST_MS / 2;
  private lastRequest = 0;
  /** The number of the request that is the trial; null if there is none. */
  private trialRequest: number | null = null;
}
