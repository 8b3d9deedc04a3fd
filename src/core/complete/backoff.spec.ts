import type { ApiProblem } from '../api/problems';
import { Backoff } from './backoff';

function started() {
  const clock = { now: 1000 };
  return { clock, backoff: new Backoff(() => clock.now) };
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

describe('automatic requests', () => {
  it('may go out at first', () => {
    expect(started().backoff.open).toBe(true);
  });

  it.each<ApiProblem>([
    { kind: 'badUrl', url: 'x' },
    { kind: 'badSettings', said: '' },
    { kind: 'noToken' },
    { kind: 'unauthorized', said: '' },
    { kind: 'disclaimer', model: 'm' },
    { kind: 'forbidden', said: '' },
    { kind: 'modelUnknown', model: 'm' },
    { kind: 'notFound', url: 'x' }
  ])('rest until a person mends $kind', problem => {
    const { clock, backoff } = started();
    backoff.failed(problem);
    clock.now += WEEK;
    expect(backoff.open).toBe(false);
    backoff.reset();
    expect(backoff.open).toBe(true);
  });

  it.each<[number, ApiProblem]>([
    [10, { kind: 'unreachable', url: 'x' }],
    [10, { kind: 'timeout', url: 'x', seconds: 60 }],
    [10, { kind: 'serverFailed', status: 500, said: '' }],
    [10, { kind: 'cut' }],
    [10, { kind: 'rateLimited', seconds: null }],
    [40, { kind: 'rateLimited', seconds: 30 }]
  ])('rest for %d seconds after %j', (seconds, problem) => {
    const { clock, backoff } = started();
    backoff.failed(problem);
    expect(backoff.open).toBe(false);
    clock.now += seconds * 1000 - 1;
    expect(backoff.open).toBe(false);
    clock.now += 1;
    expect(backoff.open).toBe(true);
  });
});
