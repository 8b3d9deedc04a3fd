import type { ICompletionChunk } from '../api/completionStream';
import { flushPromises } from '../../testing/servers/standInModel';
import {
  streamChunks,
  createReporter
} from '../../testing/servers/acceptanceReports';
import { outcomeOf } from './outcome';
import { Reports } from './acceptanceReporter';

const TAKEN = outcomeOf('inserted', 8);
const IGNORED = outcomeOf('typedOn', 8);

/** Longer than any pause before reports are sent, in milliseconds. */
const LATER = 5000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const later = () => jest.advanceTimersByTimeAsync(LATER);

describe('reports are sent', () => {
  it('when it has been quiet for a while', async () => {
    const { reports, told, gives } = createReporter();
    await gives('a', 'b');
    reports.settle('a', TAKEN);
    await jest.advanceTimersByTimeAsync(700);
    reports.settle('b', TAKEN);
    await jest.advanceTimersByTimeAsync(700);
    expect(told).toEqual([]);
    await later();
    expect(told).toHaveLength(2);
  });

  it('without a pause when there are many', async () => {
    const { reports, told, gives } = createReporter();
    for (let at = 0; at < 50; at++) {
      await gives(`c${at}`);
      reports.settle(`c${at}`, IGNORED);
      await jest.advanceTimersByTimeAsync(500);
    }
    expect(told.length).toBeGreaterThan(20);
    await later();
    expect(told).toHaveLength(50);
  });

  it('when the page has nothing else to do', async () => {
    let idle: () => void = () => undefined;
    const reports = new Reports(action => (idle = action));
    const { told, gives } = createReporter(reports);
    await gives('a');
    reports.settle('a', TAKEN);
    await later();
    expect(told).toEqual([]);
    idle();
    expect(told).toEqual(['a accepted']);
  });

  it('not while a completion is asked for', async () => {
    const { reports, told, tell, gives } = createReporter();
    await gives('a');
    reports.settle('a', TAKEN);
    let begin: () => void = () => undefined;
    const begun = new Promise<void>(resolve => (begin = resolve));
    const slow = reports.watch(
      (async function* () {
        await begun;
        yield* streamChunks('b', 'b');
      })(),
      tell
    );
    const first = slow.next();
    await later();
    expect(told).toEqual([]);
    begin();
    await first;
    await later();
    expect(told).toEqual(['a accepted']);
    await slow.return(undefined);
  });

  it('also after a completion that failed to come', async () => {
    const { reports, told, tell, gives } = createReporter();
    await gives('a');
    const failing = reports.watch(
      (async function* () {
        yield await Promise.reject<ICompletionChunk>(new Error('No.'));
      })(),
      tell
    );
    await expect(failing.next()).rejects.toThrow('No.');
    reports.settle('a', TAKEN);
    await later();
    expect(told).toEqual(['a accepted']);
  });

  it('one after the other', async () => {
    const reports = new Reports();
    let running = 0;
    let most = 0;
    const tell = async () => {
      most = Math.max(most, ++running);
      await flushPromises();
      running--;
    };
    for (const id of ['a', 'b', 'c']) {
      for await (const piece of reports.watch(streamChunks(id), tell)) {
        reports.settle(piece.id, TAKEN);
      }
    }
    await later();
    expect([most, running]).toEqual([1, 0]);
  });

  it('at once when the page goes', async () => {
    const { reports, told, gives } = createReporter();
    await gives('a', 'b');
    reports.settle('a', TAKEN);
    reports.settle('b', IGNORED);
    reports.flush();
    expect(told).toEqual(['a accepted', 'b ignored']);
    await later();
    expect(told).toHaveLength(2);
  });

  it('not when they are switched off, also those that wait', async () => {
    const { reports, told, gives } = createReporter();
    await gives('a', 'b', 'c');
    reports.settle('a', TAKEN);
    reports.enabled = false;
    reports.settle('b', TAKEN);
    await later();
    reports.flush();
    reports.enabled = true;
    reports.settle('c', TAKEN);
    await later();
    expect(told).toEqual(['c accepted']);
  });
});
