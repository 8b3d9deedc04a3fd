import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync, readFileSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aborted, FakeEngine } from './testing/engines';
import { endServices, startService, TOKEN } from './testing/service';

let folder: string;
let journal: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  journal = join(folder, 'journal.jsonl');
});

afterEach(async () => {
  await endServices();
  await rm(folder, { recursive: true });
});

interface ILine {
  event: string;
  id: number;
  time: number;
  status?: number;
  body?: unknown;
}

const lines = () =>
  existsSync(journal)
    ? readFileSync(journal, 'utf8')
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as ILine)
    : [];

/** Resolves once the journal has so many lines. */
async function written(count: number): Promise<ILine[]> {
  const done = new AbortController();
  return new Promise(resolve => {
    const look = () => {
      if (lines().length >= count) {
        done.abort();
        resolve(lines());
      }
    };
    watch(folder, { signal: done.signal }, look);
    look();
  });
}

describe('the journal', () => {
  it('has each request with its body, and its end', async () => {
    const { call } = await startService({ journal, dialect: 'openai' });
    const body = { model: 'granite-8b-qiskit', prompt: '# a' };
    await (await call('/v1/completions?x=1', body)).text();
    const [request, end] = await written(2);
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

  it('has what was refused', async () => {
    const { url } = await startService({ journal });
    await (await fetch(`${url}/v1/models`)).text();
    expect(await written(2)).toMatchObject([
      { event: 'request', id: 1, method: 'GET', path: '/v1/models' },
      { event: 'finished', id: 1, status: 401 }
    ]);
  });

  it('has who went away', async () => {
    const engine = new FakeEngine();
    engine.write = async function* (signal) {
      await aborted(signal);
      yield '';
    };
    const { call } = await startService({ journal, engine, dialect: 'openai' });
    const controller = new AbortController();
    const body = { model: 'granite-8b-qiskit', prompt: '', stream: true };
    const { signal } = controller;
    const answer = call('/v1/completions', body, { signal });
    await written(1);
    controller.abort();
    await expect(answer).rejects.toThrow();
    expect((await written(2))[1]).toMatchObject({ event: 'aborted', id: 1 });
  });

  it('never has the token', async () => {
    const { call } = await startService({ journal });
    await (await call('/v1/models')).text();
    await written(2);
    expect(readFileSync(journal, 'utf8')).not.toContain(TOKEN);
  });
});
