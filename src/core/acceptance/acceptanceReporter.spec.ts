import { flushPromises } from '../../testing/servers/standInModel';
import { createReporter } from '../../testing/servers/acceptanceReports';
import { outcomeOf } from './outcome';
import { Reports } from './acceptanceReporter';

const TAKEN = outcomeOf('inserted', 8);
const PART = outcomeOf('moved', 8, 3);
const IGNORED = outcomeOf('typedOn', 8);

/** Longer than any pause before reports are sent, in milliseconds. */
const LATER = 5000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const later = () => jest.advanceTimersByTimeAsync(LATER);

describe('what became of a suggestion', () => {
  it('is told once, later, and the first time counts', async () => {
    const { reports, told, gives } = createReporter();
    await gives('a', 'b');
    reports.settle('a', TAKEN);
    reports.settle('b', IGNORED);
    reports.settle('a', IGNORED);
    await flushPromises();
    expect(told).toEqual([]);
    await later();
    expect(told).toEqual(['a accepted', 'b ignored']);
    reports.settle('b', TAKEN);
    await later();
    expect(told).toHaveLength(2);
  });

  it('is told as taken, if it is shown again and taken before', async () => {
    const { reports, told, gives } = createReporter();
    await gives('a');
    reports.settle('a', IGNORED);
    reports.settle('a', PART);
    reports.settle('a', TAKEN);
    await later();
    expect(told).toEqual(['a accepted']);
  });

  it('is not told of what no service gave', async () => {
    const { reports, told, gives } = createReporter();
    await gives('');
    reports.settle('', TAKEN);
    reports.settle('a', TAKEN);
    await later();
    expect(told).toEqual([]);
  });

  it('is told to whom it came from', async () => {
    const { reports, told, gives } = createReporter();
    const other = createReporter(reports);
    await gives('a');
    await other.gives('b');
    reports.settle('a', TAKEN);
    reports.settle('b', TAKEN);
    await later();
    expect([told, other.told]).toEqual([['a accepted'], ['b accepted']]);
  });

  it('is told again of an id that a server gives again', async () => {
    const { reports, told, gives } = createReporter();
    await gives('a');
    reports.settle('a', TAKEN);
    await later();
    await gives('a');
    reports.settle('a', IGNORED);
    await later();
    expect(told).toEqual(['a accepted', 'a ignored']);
  });

  it('is told once even if telling fails, which disturbs nobody', async () => {
    const { reports, told, gives, breaks } = createReporter();
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    breaks();
    try {
      await gives('a', 'b');
      reports.settle('a', TAKEN);
      reports.settle('b', TAKEN);
      await later();
      await later();
      expect(told).toEqual(['a accepted', 'b accepted']);
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unhandled);
    }
  });
});

it('the oldest reports are dropped when too many wait', async () => {
  const { reports, told, gives } = createReporter(new Reports(() => undefined));
  for (let at = 0; at < 105; at++) {
    await gives(`c${at}`);
    reports.settle(`c${at}`, TAKEN);
  }
  reports.flush();
  expect(told).toHaveLength(100);
  expect(told[0]).toBe('c5 accepted');
});

it('the last thousand completions can be reported', async () => {
  const { reports, told, gives } = createReporter();
  for (let at = 0; at <= 1000; at++) {
    await gives(`c${at}`);
  }
  reports.settle('c0', TAKEN);
  reports.settle('c1', TAKEN);
  reports.flush();
  expect(told).toEqual(['c1 accepted']);
});
