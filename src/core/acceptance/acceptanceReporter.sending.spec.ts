import {
  createReporter,
  giveCompletions
} from '../../testing/servers/acceptanceReports';
import { flushPromises } from '../../testing/servers/fakeModel';
import { AcceptanceReporter } from './acceptanceReporter';
import { determineOutcome } from './outcome';

const ACCEPTED = determineOutcome('inserted', 8);
const IGNORED = determineOutcome('typedOn', 8);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Lets more time pass than reports ever wait. */
const waitForReports = () => jest.advanceTimersByTimeAsync(5000);

describe('reports are sent', () => {
  it('once nothing has been reported for a while', async () => {
    const { reporter, reports, complete } = createReporter();
    complete('a', 'b');
    reporter.recordOutcome('a', ACCEPTED);
    await jest.advanceTimersByTimeAsync(700);
    reporter.recordOutcome('b', ACCEPTED);
    await jest.advanceTimersByTimeAsync(700);
    expect(reports).toEqual([]);
    await waitForReports();
    expect(reports).toHaveLength(2);
  });

  it('without such a pause when there are many', async () => {
    const { reporter, reports, complete } = createReporter();
    for (let index = 0; index < 50; index++) {
      complete(`c${index}`);
      reporter.recordOutcome(`c${index}`, IGNORED);
      await jest.advanceTimersByTimeAsync(500);
    }
    expect(reports.length).toBeGreaterThan(20);
    await waitForReports();
    expect(reports).toHaveLength(50);
  });

  it('when the page has nothing else to do', async () => {
    let runIdle: () => void = () => undefined;
    const { reporter, reports, complete } = createReporter(
      new AcceptanceReporter(action => (runIdle = action))
    );
    complete('a');
    reporter.recordOutcome('a', ACCEPTED);
    await waitForReports();
    expect(reports).toEqual([]);
    runIdle();
    expect(reports).toEqual(['a accepted']);
  });

  it('not while a completion is requested that has not begun', async () => {
    const { reporter, reports, complete, request } = createReporter();
    complete('a');
    reporter.recordOutcome('a', ACCEPTED);
    const slow = request();
    await waitForReports();
    expect(reports).toEqual([]);
    slow.onChunk({ id: 'b', text: 'x' });
    await waitForReports();
    expect(reports).toEqual(['a accepted']);
    slow.onEnded();
  });

  it('after a request that failed', async () => {
    const { reporter, reports, complete, request } = createReporter();
    complete('a');
    request().onEnded();
    reporter.recordOutcome('a', ACCEPTED);
    await waitForReports();
    expect(reports).toEqual(['a accepted']);
  });

  it('one after the other', async () => {
    const reporter = new AcceptanceReporter();
    let running = 0;
    let maxRunning = 0;
    const send = async () => {
      maxRunning = Math.max(maxRunning, ++running);
      await flushPromises();
      running--;
    };
    giveCompletions(reporter, send, 'a', 'b', 'c');
    ['a', 'b', 'c'].forEach(id => reporter.recordOutcome(id, ACCEPTED));
    await waitForReports();
    expect([maxRunning, running]).toEqual([1, 0]);
  });

  it('at once when the page is left', async () => {
    const { reporter, reports, complete } = createReporter();
    complete('a', 'b');
    reporter.recordOutcome('a', ACCEPTED);
    reporter.recordOutcome('b', IGNORED);
    reporter.flush();
    expect(reports).toEqual(['a accepted', 'b ignored']);
    await waitForReports();
    expect(reports).toHaveLength(2);
  });

  it('not while they are switched off, and waiting ones are dropped', async () => {
    const { reporter, reports, complete } = createReporter();
    complete('a', 'b', 'c');
    reporter.recordOutcome('a', ACCEPTED);
    reporter.enabled = false;
    reporter.recordOutcome('b', ACCEPTED);
    await waitForReports();
    reporter.flush();
    reporter.enabled = true;
    reporter.recordOutcome('c', ACCEPTED);
    await waitForReports();
    expect(reports).toEqual(['c accepted']);
  });
});
