import { outcomeOf } from '../acceptance/outcome';
import { Figures } from './statistics';

const ACCEPTED = outcomeOf('inserted', 10);
const PARTLY = outcomeOf('moved', 10, 4);
const TYPED = outcomeOf('typed', 10);
const REJECTED = outcomeOf('dismissed', 10);
const IGNORED = outcomeOf('typedOn', 10);

function figuresOf(...outcomes: [string, typeof ACCEPTED][]) {
  const figures = new Figures();
  outcomes.forEach(each => figures.settled(...each));
  return figures.now;
}

describe('the figures', () => {
  it('are nothing at first', () => {
    expect(new Figures().now).toEqual({
      shown: 0,
      accepted: 0,
      rejected: 0,
      saved: 0,
      latencies: [],
      median: null
    });
    expect(new Figures().latest).toBeNull();
  });

  it('count what was accepted, in full or in part, and what was not', () => {
    const figures = figuresOf(
      ['a', ACCEPTED],
      ['b', PARTLY],
      ['c', TYPED],
      ['d', REJECTED],
      ['e', IGNORED]
    );
    expect(figures).toMatchObject({ shown: 5, accepted: 3, rejected: 2 });
  });

  it('count as saved what was inserted, not what was typed', () => {
    expect(figuresOf(['a', ACCEPTED], ['b', PARTLY]).saved).toBe(14);
    expect(figuresOf(['a', TYPED], ['b', REJECTED]).saved).toBe(0);
  });

  it('count a suggestion once, by the last that became of it', () => {
    expect(figuresOf(['a', IGNORED], ['a', PARTLY])).toMatchObject({
      shown: 1,
      accepted: 1,
      rejected: 0,
      saved: 4
    });
  });

  it.each<[number[], number | null]>([
    [[], null],
    [[300], 300],
    [[300, 100], 200],
    [[300, 100, 20], 100]
  ])('know the median of the latencies %j', (latencies, median) => {
    const figures = new Figures();
    latencies.forEach(each => figures.answered(each));
    expect(figures.now.median).toBe(median);
    expect(figures.now.latencies).toEqual(latencies);
    expect(figures.latest).toBe(latencies.at(-1) ?? null);
  });

  it('keep the newest thousand latencies', () => {
    const figures = new Figures();
    for (let each = 0; each < 1500; each++) {
      figures.answered(each);
    }
    expect(figures.now.latencies).toHaveLength(1000);
    expect(figures.now.latencies[0]).toBe(500);
  });
});
