import { settled } from '../../testing/model';
import type { ICompletionPiece } from '../api/completionStream';
import { outcomeOf } from './outcome';
import { Reports } from './reports';

const TAKEN = outcomeOf('inserted', 8);
const PART = outcomeOf('moved', 8, 3);
const IGNORED = outcomeOf('typedOn', 8);

/** Longer than any pause before reports are sent, in milliseconds. */
const LATER = 5000;

async function* answer(...ids: string[]): AsyncGenerator<ICompletionPiece> {
  for (const id of ids) {
    yield { id, text: 'x' };
  }
}

/** Reports of a service, and what it was told. */
function reporting(reports = new Reports()) {
  const told: string[] = [];
  let broken = false;
  const tell = async (completion: string, { kind }: { kind: string }) => {
    told.push(`${completion} ${kind}`);
    if (broken) {
      throw new Error('No.');
    }
  };
  return {
    reports,
    told,
    tell,
    /** Let the service answer with completions. */
    gives: async (...ids: string[]) => {
      for (const id of ids) {
        for await (const piece of reports.watch(answer(id), tell)) {
          expect(piece.text).toBe('x');
        }
      }
    },
    breaks: () => {
      broken = true;
    }
  };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const later = () => jest.advanceTimersByTimeAsync(LATER);

describe('what became of a suggestion', () => {
  it('is told once, later, and the first time counts', async () => {
    const { reports, told, gives } = reporting();
    await gives('a', 'b');
    reports.settle('a', TAKEN);
    reports.settle('b', IGNORED);
    reports.settle('a', IGNORED);
    await settled();
    expect(told).toEqual([]);
    await later();
    expect(told).toEqual(['a accepted', 'b ignored']);
    reports.settle('b', TAKEN);
    await later();
    expect(told).toHaveLength(2);
  });

  it('is told as taken, if it is shown again and taken before', async () => {
    const { reports, told, gives } = reporting();
    await gives('a');
    reports.settle('a', IGNORED);
    reports.settle('a', PART);
    reports.settle('a', TAKEN);
    await later();
    expect(told).toEqual(['a accepted']);
  });

  it('is not told of what no service gave', async () => {
    const { reports, told, gives } = reporting();
    await gives('');
    reports.settle('', TAKEN);
    reports.settle('a', TAKEN);
    await later();
    expect(told).toEqual([]);
  });

  it('is told to whom it came from', async () => {
    const { reports, told, gives } = reporting();
    const other = reporting(reports);
    await gives('a');
    await other.gives('b');
    reports.settle('a', TAKEN);
    reports.settle('b', TAKEN);
    await later();
    expect([told, other.told]).toEqual([['a accepted'], ['b accepted']]);
  });

  it('is told again of an id that a server gives again', async () => {
    const { reports, told, gives } = reporting();
    await gives('a');
    reports.settle('a', TAKEN);
    await later();
    await gives('a');
    reports.settle('a', IGNORED);
    await later();
    expect(told).toEqual(['a accepted', 'a ignored']);
  });

  it('is told once even if telling fails, which disturbs nobody', async () => {
    const { reports, told, gives, breaks } = reporting();
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

describe('reports are sent', () => {
  it('when it has been quiet for a while', async () => {
    const { reports, told, gives } = reporting();
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
    const { reports, told, gives } = reporting();
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
    const { told, gives } = reporting(reports);
    await gives('a');
    reports.settle('a', TAKEN);
    await later();
    expect(told).toEqual([]);
    idle();
    expect(told).toEqual(['a accepted']);
  });

  it('not while a completion is asked for', async () => {
    const { reports, told, tell, gives } = reporting();
    await gives('a');
    reports.settle('a', TAKEN);
    let begin: () => void = () => undefined;
    const begun = new Promise<void>(resolve => (begin = resolve));
    const slow = reports.watch(
      (async function* () {
        await begun;
        yield* answer('b', 'b');
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
    const { reports, told, tell, gives } = reporting();
    await gives('a');
    const failing = reports.watch(
      // eslint-disable-next-line require-yield
      (async function* () {
        throw new Error('No.');
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
      await settled();
      running--;
    };
    for (const id of ['a', 'b', 'c']) {
      for await (const piece of reports.watch(answer(id), tell)) {
        reports.settle(piece.id, TAKEN);
      }
    }
    await later();
    expect([most, running]).toEqual([1, 0]);
  });

  it('at once when the page goes', async () => {
    const { reports, told, gives } = reporting();
    await gives('a', 'b');
    reports.settle('a', TAKEN);
    reports.settle('b', IGNORED);
    reports.flush();
    expect(told).toEqual(['a accepted', 'b ignored']);
    await later();
    expect(told).toHaveLength(2);
  });

  it('not when they are switched off, also those that wait', async () => {
    const { reports, told, gives } = reporting();
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

it('the oldest reports are dropped when too many wait', async () => {
  const { reports, told, gives } = reporting(new Reports(() => undefined));
  for (let at = 0; at < 105; at++) {
    await gives(`c${at}`);
    reports.settle(`c${at}`, TAKEN);
  }
  reports.flush();
  expect(told).toHaveLength(100);
  expect(told[0]).toBe('c5 accepted');
});

it('the last thousand completions can be reported', async () => {
  const { reports, told, gives } = reporting();
  for (let at = 0; at <= 1000; at++) {
    await gives(`c${at}`);
  }
  reports.settle('c0', TAKEN);
  reports.settle('c1', TAKEN);
  reports.flush();
  expect(told).toEqual(['c1 accepted']);
});
