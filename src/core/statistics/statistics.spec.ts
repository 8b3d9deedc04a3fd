import { determineOutcome } from '../acceptance/outcome';
import { Statistics } from './statistics';

const ACCEPTED = determineOutcome('inserted', 10);
const PARTLY = determineOutcome('moved', 10, 4);
const TYPED = determineOutcome('typed', 10);
const REJECTED = determineOutcome('dismissed', 10);
const IGNORED = determineOutcome('typedOn', 10);

function collectStatistics(...outcomes: [string, typeof ACCEPTED][]) {
  const statistics = new Statistics();
  outcomes.forEach(each => statistics.recordOutcome(...each));
  return statistics.snapshot;
}

describe('the statistics', () => {
  it('are empty at first', () => {
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

  it('count the suggestions that were accepted, in full or in part, and the others', () => {
    const snapshot = collectStatistics(
      ['a', ACCEPTED],
      ['b', PARTLY],
      ['c', TYPED],
      ['d', REJECTED],
      ['e', IGNORED]
    );
    expect(snapshot).toMatchObject({ shown: 5, accepted: 3, rejected: 2 });
  });

  it('count inserted text as saved, but not typed text', () => {
    expect(collectStatistics(['a', ACCEPTED], ['b', PARTLY]).savedUnits).toBe(
      14
    );
    expect(collectStatistics(['a', TYPED], ['b', REJECTED]).savedUnits).toBe(0);
  });

  it('count a suggestion once, with its last outcome', () => {
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
  ])('have the median of the latencies %j', (latencies, median) => {
    const statistics = new Statistics();
    latencies.forEach(each => statistics.recordLatency(each));
    expect(statistics.snapshot.medianLatencyMs).toBe(median);
    expect(statistics.snapshot.latenciesMs).toEqual(latencies);
    expect(statistics.latestLatencyMs).toBe(latencies.at(-1) ?? null);
  });

  it('keep the newest 1000 latencies', () => {
    const statistics = new Statistics();
    for (let each = 0; each < 1500; each++) {
      statistics.recordLatency(each);
    }
    expect(statistics.snapshot.latenciesMs).toHaveLength(1000);
    expect(statistics.snapshot.latenciesMs[0]).toBe(500);
  });
});
