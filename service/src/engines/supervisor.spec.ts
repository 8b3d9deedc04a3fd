import type { IModelProcess } from './modelProcess';
import { Supervisor } from './supervisor';

/** Returns a process that ends when the spec calls `end`. */
function createFakeProcess(pid: number) {
  let end: (reason: string) => void = () => undefined;
  const ended = new Promise<string>(resolve => (end = resolve));
  const modelProcess: IModelProcess = {
    pid,
    upstream: { url: '', name: 'It' },
    ended,
    stop: async () => end('stopped')
  };
  return { modelProcess, end };
}

/**
 * Returns a supervisor that starts the given processes one after the other. After
 * them, no process can be started.
 */
function createSupervisor(processes: { modelProcess: IModelProcess }[]) {
  let starts = 0;
  const supervisor = new Supervisor(async () => {
    const next = processes[starts++];
    if (next === undefined) {
      throw new Error('no such file');
    }
    return next.modelProcess;
  });
  return { supervisor, countStarts: () => starts };
}

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => jest.restoreAllMocks());

/** Waits for a condition, which is checked in each turn of the event loop. */
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
  it('restarts a process that ends, and reports that meanwhile', async () => {
    const processes = [createFakeProcess(1), createFakeProcess(2)];
    const { supervisor } = createSupervisor(processes);
    await supervisor.start();
    expect(supervisor.requireRunning().pid).toBe(1);
    processes[0]?.end('killed');
    await waitUntil(() =>
      /being restarted/.test(getUnavailableMessage(supervisor))
    );
    await waitUntil(() => getUnavailableMessage(supervisor) === '');
    expect(supervisor.requireRunning().pid).toBe(2);
    await supervisor.close();
  });

  it('throws if the first process can’t be started', async () => {
    const { supervisor } = createSupervisor([]);
    await expect(supervisor.start()).rejects.toThrow('no such file');
    await supervisor.close();
  });

  it('restarts nothing after it was closed', async () => {
    const processes = [createFakeProcess(1), createFakeProcess(2)];
    const { supervisor, countStarts } = createSupervisor(processes);
    await supervisor.start();
    processes[0]?.end('killed');
    await waitUntil(() => getUnavailableMessage(supervisor) !== '');
    await supervisor.close();
    expect(countStarts()).toBe(1);
  });

  it('gives up after five failures in a row, and reports the reason', async () => {
    const onlyProcess = createFakeProcess(1);
    const { supervisor, countStarts } = createSupervisor([onlyProcess]);
    await supervisor.start();
    onlyProcess.end('killed');
    await waitUntil(() =>
      /5 times in a row/.test(getUnavailableMessage(supervisor))
    );
    expect(getUnavailableMessage(supervisor)).toContain('no such file');
    expect(countStarts()).toBe(5);
    await supervisor.close();
  }, 10_000);
});
