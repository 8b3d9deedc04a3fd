import type { IModelProcess } from './child';
import { Supervisor } from './supervisor';

/** A child that ends when the spec says so. */
function fakeChild(pid: number) {
  let end: (why: string) => void = () => undefined;
  const ended = new Promise<string>(resolve => (end = resolve));
  const child: IModelProcess = {
    pid,
    upstream: { url: '', name: 'It' },
    ended,
    stop: async () => end('stopped')
  };
  return { child, end };
}

/** Children by the order of their start; a missing one fails to start. */
function createSupervisor(children: { child: IModelProcess }[]) {
  let starts = 0;
  const supervisor = new Supervisor(async () => {
    const next = children[starts++];
    if (next === undefined) {
      throw new Error('no such file');
    }
    return next.child;
  });
  return { supervisor, starts: () => starts };
}

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => jest.restoreAllMocks());

/** Wait until the supervisor is in a state, looking each turn of the loop. */
async function waitUntil(isReached: () => boolean): Promise<void> {
  while (!isReached()) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

const getUnavailableMessage = (supervisor: Supervisor): string => {
  try {
    supervisor.requireRunning();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('Supervisor', () => {
  it('starts a child again when it ends, and says so meanwhile', async () => {
    const children = [fakeChild(1), fakeChild(2)];
    const { supervisor } = createSupervisor(children);
    await supervisor.start();
    expect(supervisor.requireRunning().pid).toBe(1);
    children[0]?.end('killed');
    await waitUntil(() =>
      /being restarted/.test(getUnavailableMessage(supervisor))
    );
    await waitUntil(() => getUnavailableMessage(supervisor) === '');
    expect(supervisor.requireRunning().pid).toBe(2);
    await supervisor.close();
  });

  it('leaves the first start’s failure to the caller', async () => {
    const { supervisor } = createSupervisor([]);
    await expect(supervisor.start()).rejects.toThrow('no such file');
    await supervisor.close();
  });

  it('starts none any more once it is closed', async () => {
    const children = [fakeChild(1), fakeChild(2)];
    const { supervisor, starts } = createSupervisor(children);
    await supervisor.start();
    children[0]?.end('killed');
    await waitUntil(() => getUnavailableMessage(supervisor) !== '');
    await supervisor.close();
    expect(starts()).toBe(1);
  });

  it('gives up after five failures in a row, with the reason', async () => {
    const only = fakeChild(1);
    const { supervisor, starts } = createSupervisor([only]);
    await supervisor.start();
    only.end('killed');
    await waitUntil(() =>
      /5 times in a row/.test(getUnavailableMessage(supervisor))
    );
    expect(getUnavailableMessage(supervisor)).toContain('no such file');
    expect(starts()).toBe(5);
    await supervisor.close();
  }, 10_000);
});
