import { settled } from '../../testing/model';
import { Debouncer } from './debounce';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A debouncer that saw keys with these gaps, in milliseconds. */
function after(...gaps: number[]): Debouncer {
  let now = 5000;
  const debouncer = new Debouncer(() => now);
  debouncer.key();
  for (const gap of gaps) {
    now += gap;
    debouncer.key();
  }
  return debouncer;
}

describe('the wait after a key', () => {
  it.each([
    ['nothing is known', [], 250],
    ['typing is quick', [20, 20, 20], 100],
    ['typing is usual', [150, 150, 150], 225],
    ['typing is slow', [800, 800], 400],
    ['gaps differ', [100, 300], 300],
    ['pauses are left out', [100, 60_000, 100, 1000], 150],
    ['old gaps are forgotten', [...fill(900, 20), ...fill(100, 20)], 150]
  ])('when %s', (_, gaps, wait) => {
    expect(after(...gaps).delay).toBe(wait);
  });

  it.each([
    ['answers at once: as before', 0, 225],
    ['takes a while: by as much earlier', 30, 195],
    ['is slow: still later than the next key would come', 2000, 180]
  ])('when the service %s', (_, latency, wait) => {
    const debouncer = after(150, 150);
    debouncer.answered(latency);
    expect(debouncer.delay).toBe(wait);
  });

  it('ends in its time, not earlier', async () => {
    const debouncer = after();
    let over = false;
    const wait = debouncer.wait().then(() => (over = true));
    jest.advanceTimersByTime(249);
    await settled();
    expect(over).toBe(false);
    jest.advanceTimersByTime(1);
    await wait;
  });

  it('is given up for a newer one', async () => {
    const debouncer = after();
    const first = debouncer.wait();
    const second = debouncer.wait();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    jest.runAllTimers();
    await second;
  });

  it('can be given up', async () => {
    const debouncer = after();
    const wait = debouncer.wait();
    debouncer.cancel();
    await expect(wait).rejects.toMatchObject({ name: 'AbortError' });
    expect(jest.getTimerCount()).toBe(0);
  });
});

function fill(gap: number, times: number): number[] {
  return Array.from({ length: times }, () => gap);
}
