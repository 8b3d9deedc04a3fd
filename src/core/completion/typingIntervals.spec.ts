import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { Random } from '../../testing/simulation/random';
import type { IPlace } from '../context/cursorContext';
import { Rhythm } from './typingIntervals';

/** Somebody who does one thing after another, each so many milliseconds later. */
function person() {
  let now = 5000;
  const rhythm = new Rhythm(() => now);
  let context = createCursorContext('x = 1\n║\ny = 2');
  const come = (to: IPlace, gap: number) => {
    now += gap;
    context = to;
    rhythm.note(context);
  };
  const type = (typed: string, gap: number) =>
    come(typeInContext(context, typed), gap);
  const types = (count: number, gap: number) => {
    for (let key = 0; key < count; key++) {
      type('q', gap);
    }
  };
  const other = (changed: Partial<IPlace>, gap: number) =>
    come({ ...context, ...changed }, gap);
  const deletes = (gap: number) =>
    come({ ...context, prefix: context.prefix.slice(0, -1) }, gap);
  return { rhythm, type, types, other, deletes };
}

describe('the gaps between keys', () => {
  it('are not known before there are enough', () => {
    const { rhythm, types } = person();
    types(21, 100);
    expect(rhythm.gap(0.5)).toBeNull();
    types(1, 100);
    expect(rhythm.gap(0.5)).toBe(100);
  });

  it('are told by their share', () => {
    const { rhythm, types } = person();
    types(82, 100);
    types(20, 300);
    expect([0.5, 0.8, 0.81, 0.95].map(share => rhythm.gap(share))).toEqual([
      100, 100, 300, 300
    ]);
  });

  it('are forgotten when there are newer ones', () => {
    const { rhythm, types } = person();
    types(200, 300);
    types(100, 100);
    expect(rhythm.gap(1)).toBe(100);
  });

  it('have no pauses', () => {
    const { rhythm, types } = person();
    types(30, 100);
    types(1, 1000);
    types(1, 60_000);
    expect(rhythm.gap(1)).toBe(100);
  });

  it('are those of characters, however many units they have', () => {
    const { rhythm, type } = person();
    for (let key = 0; key < 30; key++) {
      type('🎲', 100);
    }
    expect(rhythm.gap(1)).toBe(100);
  });

  it.each<[string, (p: ReturnType<typeof person>) => void]>([
    ['a held Backspace', p => p.deletes(33)],
    ['what is pasted or accepted', p => p.type('h(0)', 33)],
    ['an indented line', p => p.type('\n    ', 33)],
    ['a bracket that closes itself', p => p.other({ suffix: ')\ny' }, 33)],
    ['another cell', p => p.other({ editor: 'other' }, 33)]
  ])('have nothing of %s, nor of the way back from it', (_, deed) => {
    const somebody = person();
    somebody.types(102, 180);
    for (let time = 0; time < 40; time++) {
      deed(somebody);
    }
    somebody.types(1, 700);
    const { rhythm } = somebody;
    expect([rhythm.gap(0.01), rhythm.gap(1)]).toEqual([180, 180]);
  });

  it('are not parted by the same place, which may be asked about again', () => {
    const { rhythm, other, types } = person();
    for (let key = 0; key < 30; key++) {
      types(1, 60);
      other({}, 40);
    }
    expect(rhythm.gap(1)).toBe(100);
  });
});

it('the gaps of the specs are what people have', () => {
  const random = new Random(1);
  const gaps = Array.from({ length: 10_000 }, () => random.keyGapMs(100, 0.5));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  expect(mean).toBeCloseTo(100, -1);
  expect(random.keyGapMs(100, 0)).toBe(100);
});
