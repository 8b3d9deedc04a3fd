import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync, readFileSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rejectOnAbort, FakeEngine } from './testing/fakeEngine';
import { closeServices, startService, TOKEN } from './testing/service';

let folder: string;
let journalPath: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  journalPath = join(folder, 'journal.jsonl');
});

afterEach(async () => {
  await closeServices();
  await rm(folder, { recursive: true });
});

interface ILine {
  event: string;
  id: number;
  time: number;
  status?: number;
  body?: unknown;
}

const readLines = () =>
  existsSync(journalPath)
    ? readFileSync(journalPath, 'utf8')
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as ILine)
    : [];

/** Waits until the journal has a number of lines, and returns them. */
async function waitForLines(count: number): Promise<ILine[]> {
  const done = new AbortController();
  return new Promise(resolve => {
    const checkLines = () => {
      if (readLines().length >= count) {
        done.abort();
        resolve(readLines());
      }
    };
    watch(folder, { signal: done.signal }, checkLines);
    checkLines();
  });
}

describe('the journal of requests', () => {
  it('has each request with its body, and the end of the request', async () => {
    const { call } = await startService({
      journalPath,
      dialect: 'openai'
    });
    const body = { model: 'granite-8b-qiskit', prompt: '# a' };
    await (await call('/v1/completions?x=1', body)).text();
    const [request, end] = await waitForLines(2);
    expect(request).toEqual({
      event: 'request',
      id: 1,
      time: expect.any(Number) as number,
      method: 'POST',
      path: '/v1/completions?x=1',
      body
    });
    expect(end).toMatchObject({ event: 'finished', id: 1, status: 200 });
  });

  it('has rejected requests', async () => {
    const { url } = await startService({ journalPath });
    await (await fetch(`${url}/v1/models`)).text();
    expect(await waitForLines(2)).toMatchObject([
      { event: 'request', id: 1, method: 'GET', path: '/v1/models' },
      { event: 'finished', id: 1, status: 401 }
    ]);
  });

  it('has requests that the client aborted', async () => {
    const engine = new FakeEngine();
    engine.writeChunks = async function* (signal) {
      await rejectOnAbort(signal);
      yield '';
    };
    const { call } = await startService({
      journalPath,
      engine,
      dialect: 'openai'
    });
    const controller = new AbortController();
    const body = { model: 'granite-8b-qiskit', prompt: '', stream: true };
    const { signal } = controller;
    const answer = call('/v1/completions', body, { signal });
    await waitForLines(1);
    controller.abort();
    await expect(answer).rejects.toThrow();
    expect((await waitForLines(2))[1]).toMatchObject({
      event: 'aborted',
      id: 1
    });
  });

  it('does not have the token', async () => {
    const { call } = await startService({ journalPath });
    await (await call('/v1/models')).text();
    await waitForLines(2);
    expect(readFileSync(journalPath, 'utf8')).not.toContain(TOKEN);
  });
});
