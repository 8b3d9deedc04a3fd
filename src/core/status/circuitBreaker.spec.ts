import type { ApiProblem } from '../errors/problem';
import { CircuitBreaker } from './circuitBreaker';

function started() {
  const clock = { now: 1000 };
  return { clock, breaker: new CircuitBreaker(() => clock.now) };
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

describe('automatic requests', () => {
  it('may go out at first', () => {
    expect(started().breaker.allows).toBe(true);
  });

  it.each<ApiProblem>([
    { kind: 'badUrl', url: 'x' },
    { kind: 'badSettings', message: '' },
    { kind: 'noToken' },
    { kind: 'otherService', url: 'x' },
    { kind: 'notAllowed', url: 'x' },
    { kind: 'unauthorized', message: '' },
    { kind: 'disclaimer', model: 'm' }
  ])('rest until a person mends $kind', problem => {
    const { clock, breaker } = started();
    breaker.failed(problem);
    clock.now += WEEK;
    expect(breaker.allows).toBe(false);
    breaker.reset();
    expect(breaker.allows).toBe(true);
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
    const { clock, breaker } = started();
    breaker.failed(problem);
    expect(breaker.allows).toBe(false);
    clock.now += seconds * 1000 - 1;
    expect(breaker.allows).toBe(false);
    clock.now += 1;
    expect(breaker.allows).toBe(true);
  });
});

describe('the trial after a rest', () => {
  const cut: ApiProblem = { kind: 'cut' };

  /** The rests of a service that fails each trial, in seconds. */
  function rests(trials: number): number[] {
    const { clock, breaker } = started();
    return Array.from({ length: trials }, () => {
      breaker.failed(cut);
      const from = clock.now;
      while (!breaker.allows) {
        clock.now += 1000;
      }
      return (clock.now - from) / 1000;
    });
  }

  it('doubles the rest when it fails, up to five minutes', () => {
    expect(rests(7)).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });

  it('that succeeds makes the next rest short again', () => {
    const { clock, breaker } = started();
    breaker.failed(cut);
    clock.now += 10_000;
    breaker.failed(cut);
    breaker.reset();
    breaker.failed(cut);
    clock.now += 10_000;
    expect(breaker.allows).toBe(true);
  });

  it('is not put off by what a person asks for meanwhile', () => {
    const { clock, breaker } = started();
    breaker.failed(cut);
    breaker.failed(cut);
    breaker.failed(cut);
    clock.now += 10_000;
    expect(breaker.allows).toBe(true);
  });
});

describe('a trial without a verdict', () => {
  const cut: ApiProblem = { kind: 'cut' };

  /** The service failed once, and the rest is over. */
  function rested() {
    const { clock, breaker } = started();
    breaker.begins();
    breaker.failed(cut);
    clock.now += 10_000;
    return { clock, breaker };
  }

  it('is the only automatic request while it lasts', () => {
    const { clock, breaker } = rested();
    expect(breaker.allows).toBe(true);
    breaker.begins();
    clock.now += WEEK;
    expect(breaker.allows).toBe(false);
  });

  it('that is given up lets the next one wait for ten seconds, each time', () => {
    const { clock, breaker } = rested();
    for (let trial = 0; trial < 4; trial++) {
      breaker.gaveUp(breaker.begins());
      clock.now += 9999;
      expect(breaker.allows).toBe(false);
      clock.now += 1;
      expect(breaker.allows).toBe(true);
    }
  });

  it('counts no more once another request took its place', () => {
    const { clock, breaker } = rested();
    const first = breaker.begins();
    const second = breaker.begins();
    breaker.gaveUp(first);
    clock.now += 10_000;
    expect(breaker.allows).toBe(false);
    breaker.gaveUp(second);
    clock.now += 10_000;
    expect(breaker.allows).toBe(true);
  });

  it('is none while all is well, nor during a rest', () => {
    const { clock, breaker } = started();
    breaker.gaveUp(breaker.begins());
    expect(breaker.allows).toBe(true);
    breaker.failed(cut);
    breaker.gaveUp(breaker.begins());
    clock.now += 10_000;
    expect(breaker.allows).toBe(true);
  });

  it('makes no later rest longer', () => {
    const { clock, breaker } = rested();
    breaker.gaveUp(breaker.begins());
    clock.now += 10_000;
    breaker.begins();
    breaker.failed(cut);
    clock.now += 19_999;
    expect(breaker.allows).toBe(false);
    clock.now += 1;
    expect(breaker.allows).toBe(true);
  });
});
