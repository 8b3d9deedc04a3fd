import { flushPromises } from '../../testing/servers/fakeModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { createKeyGapSampler } from '../../testing/keyGaps';
import { Debouncer } from './debounce';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const CONTEXT = createCursorContext('x = 1\n║');

/** Creates a debouncer, and a function that types one key after a gap in milliseconds. */
function createTyping() {
  let now = 5000;
  let context = CONTEXT;
  const debouncer = new Debouncer(() => now);
  const type = (gap: number) => {
    now += gap;
    context = typeInContext(context, 'q');
    debouncer.recordContext(context);
  };
  return { debouncer, type };
}

/** Creates a debouncer that has recorded keys with these gaps, in milliseconds. */
function debouncerAfter(...gaps: number[]): Debouncer {
  const { debouncer, type } = createTyping();
  [0, 0, ...gaps].forEach(type);
  return debouncer;
}

describe('the Debouncer', () => {
  it.each<[string, number[], number]>([
    ['no gap is known', [], 250],
    ['few gaps are known', fill(50, 19), 250],
    ['the user types quickly', fill(50, 100), 100],
    ['the user types at a usual speed', fill(150, 100), 165],
    ['the user types slowly', fill(800, 100), 400],
    ['a twentieth of the gaps are longer', fill(100, 95, 300, 5), 110],
    ['more than a twentieth of the gaps are longer', fill(100, 94, 300, 6), 330]
  ])('chooses its delay when %s', (_, gaps, delayMs) => {
    expect(debouncerAfter(...gaps).delayMs).toBeCloseTo(delayMs);
  });

  it.each([
    ['answers at once: waits as long as it would anyway', 0, 330],
    ['takes 30 ms: waits 30 ms less', 30, 300],
    ['is slow: still waits longer than most gaps', 2000, 220]
  ])('chooses its delay when the service %s', (_, latencyMs, delayMs) => {
    const debouncer = debouncerAfter(...fill(100, 80, 200, 10, 300, 10));
    debouncer.recordLatency(latencyMs);
    expect(debouncer.delayMs).toBeCloseTo(delayMs);
  });

  it('uses the last latencies of the service', () => {
    const debouncer = debouncerAfter(...fill(100, 80, 200, 10, 300, 10));
    [...fill(2000, 40), ...fill(30, 20)].forEach(ms =>
      debouncer.recordLatency(ms)
    );
    expect(debouncer.delayMs).toBeCloseTo(300);
  });

  it.each(
    [0, 0.2, 0.3, 0.5, 0.7].flatMap(spread =>
      [100, 150, 200, 250].map(mean => ({ spread, mean }))
    )
  )(
    'waits longer than most gaps of a user who types every $mean ms, with a spread of $spread',
    ({ spread, mean }) => {
      const sampleKeyGapMs = createKeyGapSampler(7);
      const { debouncer, type } = createTyping();
      debouncer.recordLatency(300);
      let requests = 0;
      const keys = 3000;
      for (let key = 0; key < keys; key++) {
        const gap = sampleKeyGapMs(mean, spread);
        requests += gap > debouncer.delayMs ? 1 : 0;
        type(gap);
      }
      // The benchmark has the same goal.
      expect(requests / keys).toBeLessThanOrEqual(0.2);
    }
  );

  it('ends the wait after its delay, not earlier', async () => {
    const debouncer = debouncerAfter();
    let isOver = false;
    const wait = debouncer.waitForPause(CONTEXT).then(() => (isOver = true));
    jest.advanceTimersByTime(249);
    await flushPromises();
    expect(isOver).toBe(false);
    jest.advanceTimersByTime(1);
    await wait;
  });

  it('cancels a wait when the next one begins', async () => {
    const debouncer = debouncerAfter();
    const first = debouncer.waitForPause(CONTEXT);
    const second = debouncer.waitForPause(CONTEXT);
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    jest.runAllTimers();
    await second;
  });

  it('cancels a wait when the context changes, not when it stays the same', async () => {
    const debouncer = debouncerAfter();
    const wait = debouncer.waitForPause(CONTEXT);
    debouncer.updateContext({ ...CONTEXT });
    expect(debouncer.isWaiting).toBe(true);
    debouncer.updateContext(typeInContext(CONTEXT, 'q'));
    expect(debouncer.isWaiting).toBe(false);
    await expect(wait).rejects.toMatchObject({ name: 'AbortError' });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('cancels a wait on request', async () => {
    const debouncer = debouncerAfter();
    const wait = debouncer.waitForPause(CONTEXT);
    debouncer.cancel();
    await expect(wait).rejects.toMatchObject({ name: 'AbortError' });
    expect(jest.getTimerCount()).toBe(0);
  });
});

/** Returns gaps in milliseconds; each argument is followed by how often it is repeated. */
function fill(...gaps: number[]): number[] {
  return gaps.flatMap((gap, index) =>
    index % 2 === 0
      ? Array.from({ length: gaps[index + 1] ?? 0 }, () => gap)
      : []
  );
}
