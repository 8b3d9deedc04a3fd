import type { ApiProblem } from '../errors/problem';

/** How long automatic requests rest after a first passing failure, in milliseconds. */
const REST_MS = 10_000;
/** How long they rest at most, in milliseconds. */
const MAX_REST_MS = 5 * 60_000;

/**
 * Keeps automatic requests from hammering a service that just failed. After
 * a rest one of them is the trial (half-open), alone: if it fails too, the next
 * rest is twice as long; if it is given up before it said anything, the next
 * trial is after a first rest; if it succeeds, all is as before. What only a
 * person can mend stops them until a request succeeds or something is set anew.
 */
export class CircuitBreaker {
  /** @param now - a clock in milliseconds. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether an automatic request may go out. */
  get allows(): boolean {
    return this.trial === null && !this.rests;
  }

  /** A request begins, whoever wanted it; what comes of it is told by its number. */
  begins(): number {
    const request = ++this.begun;
    const hasFailed = this.until !== -Infinity;
    if (hasFailed && !this.rests) {
      this.trial = request;
    }
    return request;
  }

  /** A request ended without a verdict: it was given up before it said anything. */
  gaveUp(request: number): void {
    if (request === this.trial) {
      this.trial = null;
      this.until = this.now() + REST_MS;
    }
  }

  failed(problem: ApiProblem): void {
    const { rests } = this;
    this.trial = null;
    switch (problem.kind) {
      case 'badUrl':
      case 'badSettings':
      case 'noToken':
      case 'otherService':
      case 'notAllowed':
      case 'unauthorized':
      case 'disclaimer':
        this.until = Infinity;
        return;
      case 'forbidden':
      case 'modelUnknown':
      case 'notFound':
        // Seldom mended without the person, but then by the service alone.
        this.rest = MAX_REST_MS;
        break;
      default:
        // Who asks meanwhile and fails makes no rest longer.
        this.rest = rests ? this.rest : Math.min(2 * this.rest, MAX_REST_MS);
    }
    const asked = problem.kind === 'rateLimited' ? (problem.seconds ?? 0) : 0;
    this.until = this.now() + asked * 1000 + this.rest;
  }

  /** A request succeeded, or something is set anew. */
  reset(): void {
    this.trial = null;
    this.until = -Infinity;
    this.rest = REST_MS / 2;
  }

  private get rests(): boolean {
    return this.now() < this.until;
  }

  /** Until when they rest; in the past until a request has succeeded since. */
  private until = -Infinity;
  /** Half of the first rest, which is doubled before it is taken. */
  private rest = REST_MS / 2;
  private begun = 0;
  /** The request that is the trial; null for none. */
  private trial: number | null = null;
}
