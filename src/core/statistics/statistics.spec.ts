import { outcomeOf } from '../acceptance/outcome';
import { Statistics } from './statistics';

const ACCEPTED = outcomeOf('inserted', 10);
const PARTLY = outcomeOf('moved', 10, 4);
const TYPED = outcomeOf('typed', 10);
const REJECTED = outcomeOf('dismissed', 10);
const IGNORED = outcomeOf('typedOn', 10);

function collectStatistics(...outcomes: [string, typeof ACCEPTED][]) {
  const statistics = new Statistics();
  outcomes.forEach(each => statistics.recordOutcome(...each));
  return statistics.snapshot;
}

describe('the figures', () => {
  it('are nothing at first', () => {
    expect(new Statistics().snapshot).toEqual({
      shown: 0,
      accepted: 0,
      rejected: 0,
      savedUnits: 0,
      latenciesMs: [],
      medianLatencyMs: null
    });
    expect(new Statistics().latestLatencyMs).toBeNull();
  });

  it('count what was accepted, in full or in part, and what was not', () => {
    const figures = collectStatistics(
      ['a', ACCEPTED],
      ['b', PARTLY],
      ['c', TYPED],
      ['d', REJECTED],
      ['e', IGNORED]
    );
    expect(figures).toMatchObject({ shown: 5, accepted: 3, rejected: 2 });
  });

  it('count as saved what was inserted, not what was typed', () => {
    expect(collectStatistics(['a', ACCEPTED], ['b', PARTLY]).savedUnits).toBe(
      14
    );
    expect(collectStatistics(['a', TYPED], ['b', REJECTED]).savedUnits).toBe(0);
  });

  it('count a suggestion once, by the last that became of it', () => {
    expect(collectStatistics(['a', IGNORED], ['a', PARTLY])).toMatchObject({
      shown: 1,
      accepted: 1,
      rejected: 0,
      savedUnits: 4
    });
  });

  it.each<[number[], number | null]>([
    [[], null],
    [[300], 300],
    [[300, 100], 200],
    [[300, 100, 20], 100]
  ])('know the median of the latencies %j', (latencies, median) => {
    const figures = new Statistics();
    latencies.forEach(each => figures.recordLatency(each));
    expect(figures.snapshot.medianLatencyMs).toBe(median);
    expect(figures.snapshot.latenciesMs).toEqual(latencies);
    expect(figures.latestLatencyMs).toBe(latencies.at(-1) ?? null);
  });

  it('keep the newest thousand latencies', () => {
    const figures = new Statistics();
    for (let each = 0; each < 1500; each++) {
      figures.recordLatency(each);
    }
    expect(figures.snapshot.latenciesMs).toHaveLength(1000);
    expect(figures.snapshot.latenciesMs[0]).toBe(500);
  });
});
