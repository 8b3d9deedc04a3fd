import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { createKeyGapSampler } from '../../testing/keyGaps';
import type { ICursorContext } from '../context/cursorContext';
import { TypingIntervals } from './typingIntervals';

/** Creates a user whose actions each follow a gap in milliseconds. */
function createUser() {
  let now = 5000;
  const intervals = new TypingIntervals(() => now);
  let context = createCursorContext('x = 1\n║\ny = 2');
  const moveTo = (newContext: ICursorContext, gapMs: number) => {
    now += gapMs;
    context = newContext;
    intervals.recordContext(context);
  };
  const insert = (text: string, gapMs: number) =>
    moveTo(typeInContext(context, text), gapMs);
  const typeKeys = (count: number, gapMs: number) => {
    for (let key = 0; key < count; key++) {
      insert('q', gapMs);
    }
  };
  const change = (overrides: Partial<ICursorContext>, gapMs: number) =>
    moveTo({ ...context, ...overrides }, gapMs);
  const deleteChar = (gapMs: number) =>
    moveTo({ ...context, prefix: context.prefix.slice(0, -1) }, gapMs);
  return { intervals, insert, typeKeys, change, deleteChar };
}

describe('TypingIntervals', () => {
  it('returns no quantile before there are enough intervals', () => {
    const { intervals, typeKeys } = createUser();
    typeKeys(21, 100);
    expect(intervals.quantileMs(0.5)).toBeNull();
    typeKeys(1, 100);
    expect(intervals.quantileMs(0.5)).toBe(100);
  });

  it('returns quantiles by their share', () => {
    const { intervals, typeKeys } = createUser();
    typeKeys(82, 100);
    typeKeys(20, 300);
    expect(
      [0.5, 0.8, 0.81, 0.95].map(share => intervals.quantileMs(share))
    ).toEqual([100, 100, 300, 300]);
  });

  it('forgets old intervals when there are newer ones', () => {
    const { intervals, typeKeys } = createUser();
    typeKeys(200, 300);
    typeKeys(100, 100);
    expect(intervals.quantileMs(1)).toBe(100);
  });

  it('ignores pauses', () => {
    const { intervals, typeKeys } = createUser();
    typeKeys(30, 100);
    typeKeys(1, 1000);
    typeKeys(1, 60_000);
    expect(intervals.quantileMs(1)).toBe(100);
  });

  it('counts characters, however many UTF-16 units they take', () => {
    const { intervals, insert } = createUser();
    for (let key = 0; key < 30; key++) {
      insert('🎲', 100);
    }
    expect(intervals.quantileMs(1)).toBe(100);
  });

  it.each<[string, (user: ReturnType<typeof createUser>) => void]>([
    ['a key held down to delete', user => user.deleteChar(33)],
    ['pasted or accepted text', user => user.insert('h(0)', 33)],
    ['an automatically indented line', user => user.insert('\n    ', 33)],
    [
      'an automatically closed bracket',
      user => user.change({ suffix: ')\ny' }, 33)
    ],
    ['another cell', user => user.change({ editor: 'other' }, 33)]
  ])('ignores %s and the interval after it', (_, act) => {
    const user = createUser();
    user.typeKeys(102, 180);
    for (let count = 0; count < 40; count++) {
      act(user);
    }
    user.typeKeys(1, 700);
    const { intervals } = user;
    expect([intervals.quantileMs(0.01), intervals.quantileMs(1)]).toEqual([
      180, 180
    ]);
  });

  it('ignores a context that is recorded again', () => {
    const { intervals, change, typeKeys } = createUser();
    for (let key = 0; key < 30; key++) {
      typeKeys(1, 60);
      change({}, 40);
    }
    expect(intervals.quantileMs(1)).toBe(100);
  });
});

it('the gaps in the specs have the given mean', () => {
  const sampleKeyGapMs = createKeyGapSampler(1);
  const gapsMs = Array.from({ length: 10_000 }, () => sampleKeyGapMs(100, 0.5));
  const meanMs = gapsMs.reduce((sum, gapMs) => sum + gapMs, 0) / gapsMs.length;
  expect(meanMs).toBeCloseTo(100, -1);
  expect(sampleKeyGapMs(100, 0)).toBe(100);
});
