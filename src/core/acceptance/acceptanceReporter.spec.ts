import { createReporter } from '../../testing/servers/acceptanceReports';
import { flushPromises } from '../../testing/servers/fakeModel';
import { AcceptanceReporter } from './acceptanceReporter';
import { determineOutcome } from './outcome';

const ACCEPTED = determineOutcome('inserted', 8);
const PARTLY = determineOutcome('moved', 8, 3);
const IGNORED = determineOutcome('typedOn', 8);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Lets more time pass than reports ever wait. */
const waitForReports = () => jest.advanceTimersByTimeAsync(5000);

describe('the outcome of a suggestion', () => {
  it('is reported once, after a wait, and the first one counts', async () => {
    const { reporter, reports, complete } = createReporter();
    complete('a', 'b');
    reporter.recordOutcome('a', ACCEPTED);
    reporter.recordOutcome('b', IGNORED);
    reporter.recordOutcome('a', IGNORED);
    await flushPromises();
    expect(reports).toEqual([]);
    await waitForReports();
    expect(reports).toEqual(['a accepted', 'b ignored']);
    reporter.recordOutcome('b', ACCEPTED);
    await waitForReports();
    expect(reports).toHaveLength(2);
  });

  it('is acceptance if it is shown again and accepted before the report is sent', async () => {
    const { reporter, reports, complete } = createReporter();
    complete('a');
    reporter.recordOutcome('a', IGNORED);
    reporter.recordOutcome('a', PARTLY);
    reporter.recordOutcome('a', ACCEPTED);
    await waitForReports();
    expect(reports).toEqual(['a accepted']);
  });

  it('is not reported for a completion that no service gave', async () => {
    const { reporter, reports, complete } = createReporter();
    complete('');
    reporter.recordOutcome('', ACCEPTED);
    reporter.recordOutcome('a', ACCEPTED);
    await waitForReports();
    expect(reports).toEqual([]);
  });

  it('is reported to the service that the completion came from', async () => {
    const { reporter, reports, complete } = createReporter();
    const other = createReporter(reporter);
    complete('a');
    other.complete('b');
    reporter.recordOutcome('a', ACCEPTED);
    reporter.recordOutcome('b', ACCEPTED);
    await waitForReports();
    expect([reports, other.reports]).toEqual([['a accepted'], ['b accepted']]);
  });

  it('is reported again for an id that a server gives out twice', async () => {
    const { reporter, reports, complete } = createReporter();
    complete('a');
    reporter.recordOutcome('a', ACCEPTED);
    await waitForReports();
    complete('a');
    reporter.recordOutcome('a', IGNORED);
    await waitForReports();
    expect(reports).toEqual(['a accepted', 'a ignored']);
  });

  it('is reported once even if the report fails, without an unhandled rejection', async () => {
    const { reporter, reports, complete, fail } = createReporter();
    const onUnhandled = jest.fn();
    process.on('unhandledRejection', onUnhandled);
    fail();
    try {
      complete('a', 'b');
      reporter.recordOutcome('a', ACCEPTED);
      reporter.recordOutcome('b', ACCEPTED);
      await waitForReports();
      await waitForReports();
      expect(reports).toEqual(['a accepted', 'b accepted']);
      expect(onUnhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', onUnhandled);
    }
  });
});

it('the oldest reports are dropped when too many wait', () => {
  const { reporter, reports, complete } = createReporter(
    new AcceptanceReporter(() => undefined)
  );
  for (let index = 0; index < 105; index++) {
    complete(`c${index}`);
    reporter.recordOutcome(`c${index}`, ACCEPTED);
  }
  reporter.flush();
  expect(reports).toHaveLength(100);
  expect(reports[0]).toBe('c5 accepted');
});

it('the last thousand completions can be reported', () => {
  const { reporter, reports, complete } = createReporter();
  for (let index = 0; index <= 1000; index++) {
    complete(`c${index}`);
  }
  reporter.recordOutcome('c0', ACCEPTED);
  reporter.recordOutcome('c1', ACCEPTED);
  reporter.flush();
  expect(reports).toEqual(['c1 accepted']);
});
