import type { ApiProblem } from '../errors/problem';
import { CircuitBreaker } from './circuitBreaker';

function createBreaker() {
  const clock = { now: 1000 };
  return { clock, breaker: new CircuitBreaker(() => clock.now) };
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

describe('automatic requests', () => {
  it('are allowed at first', () => {
    expect(createBreaker().breaker.allowsAutomatic).toBe(true);
  });

  it.each<ApiProblem>([
    { kind: 'badUrl', url: 'x' },
    { kind: 'badSettings', message: '' },
    { kind: 'noToken' },
    { kind: 'otherService', url: 'x' },
    { kind: 'notAllowed', url: 'x' },
    { kind: 'unauthorized', message: '' },
    { kind: 'disclaimer', model: 'm' }
  ])('rest until the user solves $kind', problem => {
    const { clock, breaker } = createBreaker();
    breaker.recordFailure(problem);
    clock.now += WEEK_MS;
    expect(breaker.allowsAutomatic).toBe(false);
    breaker.reset();
    expect(breaker.allowsAutomatic).toBe(true);
  });

  it.each<[number, ApiProblem]>([
    [10, { kind: 'unreachable', url: 'x' }],
    [10, { kind: 'timeout', url: 'x', seconds: 60 }],
    [10, { kind: 'serverFailed', status: 500, message: '' }],
    [10, { kind: 'cut' }],
    [10, { kind: 'rateLimited', seconds: null }],
    [40, { kind: 'rateLimited', seconds: 30 }],
    [300, { kind: 'forbidden', message: '' }],
    [300, { kind: 'modelUnknown', model: 'm' }],
    [300, { kind: 'notFound', url: 'x' }]
  ])('rest for %d seconds after %j', (seconds, problem) => {
    const { clock, breaker } = createBreaker();
    breaker.recordFailure(problem);
    expect(breaker.allowsAutomatic).toBe(false);
    clock.now += seconds * 1000 - 1;
    expect(breaker.allowsAutomatic).toBe(false);
    clock.now += 1;
    expect(breaker.allowsAutomatic).toBe(true);
  });
});

describe('the trial after a rest', () => {
  const cut: ApiProblem = { kind: 'cut' };

  /** Returns the lengths of the rests, in seconds, if every trial fails. */
  function measureRests(trials: number): number[] {
    const { clock, breaker } = createBreaker();
    return Array.from({ length: trials }, () => {
      breaker.recordFailure(cut);
      const start = clock.now;
      while (!breaker.allowsAutomatic) {
        clock.now += 1000;
      }
      return (clock.now - start) / 1000;
    });
  }

  it('doubles the rest when it fails, up to five minutes', () => {
    expect(measureRests(7)).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });

  it('makes the next rest short again when it succeeds', () => {
    const { clock, breaker } = createBreaker();
    breaker.recordFailure(cut);
    clock.now += 10_000;
    breaker.recordFailure(cut);
    breaker.reset();
    breaker.recordFailure(cut);
    clock.now += 10_000;
    expect(breaker.allowsAutomatic).toBe(true);
  });

  it('is not delayed by requests of the user that fail during the rest', () => {
    const { clock, breaker } = createBreaker();
    breaker.recordFailure(cut);
    breaker.recordFailure(cut);
    breaker.recordFailure(cut);
    clock.now += 10_000;
    expect(breaker.allowsAutomatic).toBe(true);
  });
});

describe('a trial without an answer', () => {
  const cut: ApiProblem = { kind: 'cut' };

  /** Creates the breaker of a service that failed once, after the rest. */
  function createRestedBreaker() {
    const { clock, breaker } = createBreaker();
    breaker.beginRequest();
    breaker.recordFailure(cut);
    clock.now += 10_000;
    return { clock, breaker };
  }

  it('is the only automatic request while it lasts', () => {
    const { clock, breaker } = createRestedBreaker();
    expect(breaker.allowsAutomatic).toBe(true);
    breaker.beginRequest();
    clock.now += WEEK_MS;
    expect(breaker.allowsAutomatic).toBe(false);
  });

  it('delays the next trial by ten seconds each time it is aborted', () => {
    const { clock, breaker } = createRestedBreaker();
    for (let trial = 0; trial < 4; trial++) {
      breaker.abandonRequest(breaker.beginRequest());
      clock.now += 9999;
      expect(breaker.allowsAutomatic).toBe(false);
      clock.now += 1;
      expect(breaker.allowsAutomatic).toBe(true);
    }
  });

  it('no longer counts after another request has replaced it', () => {
    const { clock, breaker } = createRestedBreaker();
    const first = breaker.beginRequest();
    const second = breaker.beginRequest();
    breaker.abandonRequest(first);
    clock.now += 10_000;
    expect(breaker.allowsAutomatic).toBe(false);
    breaker.abandonRequest(second);
    clock.now += 10_000;
    expect(breaker.allowsAutomatic).toBe(true);
  });

  it('does not exist without a failure, nor during a rest', () => {
    const { clock, breaker } = createBreaker();
    breaker.abandonRequest(breaker.beginRequest());
    expect(breaker.allowsAutomatic).toBe(true);
    breaker.recordFailure(cut);
    breaker.abandonRequest(breaker.beginRequest());
    clock.now += 10_000;
    expect(breaker.allowsAutomatic).toBe(true);
  });

  it('makes no later rest longer', () => {
    const { clock, breaker } = createRestedBreaker();
    breaker.abandonRequest(breaker.beginRequest());
    clock.now += 10_000;
    breaker.beginRequest();
    breaker.recordFailure(cut);
    clock.now += 19_999;
    expect(breaker.allowsAutomatic).toBe(false);
    clock.now += 1;
    expect(breaker.allowsAutomatic).toBe(true);
  });
});
