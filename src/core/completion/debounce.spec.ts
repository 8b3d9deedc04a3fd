import { flushPromises } from '../../testing/servers/standInModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { Random } from '../../testing/simulation/random';
import { Debouncer } from './debounce';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const PLACE = createCursorContext('x = 1\n║');

/** A debouncer, and somebody who types with gaps in milliseconds. */
function typing() {
  let now = 5000;
  let context = PLACE;
  const debouncer = new Debouncer(() => now);
  const type = (gap: number) => {
    now += gap;
    context = typeInContext(context, 'q');
    debouncer.typed(context);
  };
  return { debouncer, type };
}

/** A debouncer that saw keys with these gaps, in milliseconds. */
function after(...gaps: number[]): Debouncer {
  const { debouncer, type } = typing();
  [0, 0, ...gaps].forEach(type);
  return debouncer;
}

describe('the wait after a key', () => {
  it.each<[string, number[], number]>([
    ['nothing is known', [], 250],
    ['little is known', fill(50, 19), 250],
    ['typing is quick', fill(50, 100), 100],
    ['typing is usual', fill(150, 100), 165],
    ['typing is slow', fill(800, 100), 400],
    ['a twentieth of the gaps is longer', fill(100, 95, 300, 5), 110],
    ['some more of them are longer', fill(100, 94, 300, 6), 330]
  ])('when %s', (_, gaps, wait) => {
    expect(after(...gaps).delay).toBeCloseTo(wait);
  });

  it.each([
    ['answers at once: as patient as can be', 0, 330],
    ['takes a while: by as much earlier', 30, 300],
    ['is slow: still later than most keys would come', 2000, 220]
  ])('when the service %s', (_, latency, wait) => {
    const debouncer = after(...fill(100, 80, 200, 10, 300, 10));
    debouncer.answered(latency);
    expect(debouncer.delay).toBeCloseTo(wait);
  });

  it('goes by the last answers of the service', () => {
    const debouncer = after(...fill(100, 80, 200, 10, 300, 10));
    [...fill(2000, 40), ...fill(30, 20)].forEach(ms => debouncer.answered(ms));
    expect(debouncer.delay).toBeCloseTo(300);
  });

  it.each(
    [0, 0.2, 0.3, 0.5, 0.7].flatMap(spread =>
      [100, 150, 200, 250].map(mean => ({ spread, mean }))
    )
  )(
    'outlasts most gaps of who types every $mean ms, with a spread of $spread',
    ({ spread, mean }) => {
      const random = new Random(7);
      const { debouncer, type } = typing();
      debouncer.answered(300);
      let requests = 0;
      const keys = 3000;
      for (let key = 0; key < keys; key++) {
        const gap = random.keyGapMs(mean, spread);
        requests += gap > debouncer.delay ? 1 : 0;
        type(gap);
      }
      // The goal of the benchmark.
      expect(requests / keys).toBeLessThanOrEqual(0.2);
    }
  );

  it('ends in its time, not earlier', async () => {
    const debouncer = after();
    let over = false;
    const wait = debouncer.wait(PLACE).then(() => (over = true));
    jest.advanceTimersByTime(249);
    await flushPromises();
    expect(over).toBe(false);
    jest.advanceTimersByTime(1);
    await wait;
  });

  it('is given up for a newer one', async () => {
    const debouncer = after();
    const first = debouncer.wait(PLACE);
    const second = debouncer.wait(PLACE);
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    jest.runAllTimers();
    await second;
  });

  it('is given up elsewhere, not for the same place again', async () => {
    const debouncer = after();
    const wait = debouncer.wait(PLACE);
    debouncer.leave({ ...PLACE });
    expect(debouncer.waits).toBe(true);
    debouncer.leave(typeInContext(PLACE, 'q'));
    expect(debouncer.waits).toBe(false);
    await expect(wait).rejects.toMatchObject({ name: 'AbortError' });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('can be given up', async () => {
    const debouncer = after();
    const wait = debouncer.wait(PLACE);
    debouncer.cancel();
    await expect(wait).rejects.toMatchObject({ name: 'AbortError' });
    expect(jest.getTimerCount()).toBe(0);
  });
});

/** Gaps, each with how often it comes. */
function fill(...gaps: number[]): number[] {
  return gaps.flatMap((gap, at) =>
    at % 2 === 0 ? Array.from({ length: gaps[at + 1] ?? 0 }, () => gap) : []
  );
}
