import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import type { IDisclaimer } from '../../src/wire/completionApi';
import { ScriptedEngine } from './engines/scripted';
import { rejectOnAbort, FakeEngine } from './testing/fakeEngine';
import {
  closeServices,
  readEvents,
  readJson,
  startService
} from './testing/service';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'features-'));
});
afterEach(async () => {
  await closeServices();
  await rm(folder, { recursive: true });
});

/** Returns an engine that migrates code with the rules of a script. */
async function createScriptedEngine(migrations?: object[], accepted = true) {
  const script = { migrations, default_accepted: accepted };
  const file = join(folder, 'script.json');
  await writeFile(file, JSON.stringify(script));
  return new ScriptedEngine(file);
}

const RULES = [{ prompt: 'old', chunks: ['new', '()'] }];
const FEEDBACK = {
  model_id: 'granite-8b-qiskit',
  prompt_id: 'chatcmpl-1',
  positive_feedback: true,
  comment: 'Right.',
  input: '# a',
  output: 'b'
};

describe('feedback', () => {
  it('is recorded with its texts cut to a maximal length', async () => {
    const { call } = await startService({
      dialect: 'hosted',
      stateFolder: folder
    });
    expect((await call('/feedback', FEEDBACK)).status).toBe(200);
    const longFeedback = {
      ...FEEDBACK,
      comment: 'x'.repeat(50_000),
      secret: 'no'
    };
    await call('/feedback', longFeedback);
    const text = await readFile(join(folder, 'feedback.jsonl'), 'utf8');
    const [first, second] = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    expect(first).toEqual({ ...FEEDBACK, time: expect.any(Number) as number });
    expect(second?.['comment']).toHaveLength(10_000);
    expect(second).not.toHaveProperty('secret');
  });

  it('without a rating and a comment is rejected', async () => {
    const { call } = await startService({
      dialect: 'hosted',
      stateFolder: folder
    });
    const { input, output } = FEEDBACK;
    expect((await call('/feedback', { input, output })).status).toBe(422);
    expect((await call('/feedback', { comment: 7 })).status).toBe(400);
  });

  it('needs the token', async () => {
    const { url } = await startService({
      dialect: 'hosted',
      stateFolder: folder
    });
    const answer = await fetch(`${url}/feedback`, { method: 'POST' });
    expect(answer.status).toBe(401);
  });
});

describe('migration', () => {
  it('is streamed', async () => {
    const engine = await createScriptedEngine(RULES);
    const { call } = await startService({ dialect: 'hosted', engine });
    const body = { code: 'old()', stream: true, version_from: '0.46' };
    const data = await readEvents(await call('/migrate', body));
    expect(data.map(each => JSON.parse(each) as unknown)).toMatchObject([
      { model_id: 'scripted-model', migrated_code: 'new' },
      { model_id: 'scripted-model', migrated_code: '()' }
    ]);
  });

  it('is answered as a whole unless a stream is requested', async () => {
    const engine = await createScriptedEngine(RULES);
    const { call } = await startService({ dialect: 'hosted', engine });
    const answer = await call('/migrate', { code: 'old()' });
    expect(await readJson(answer)).toMatchObject({
      migration_id: expect.stringMatching(/^migr-/) as string,
      migrated_code: 'new()'
    });
  });

  it('requires that the disclaimer of the model that migrates is accepted', async () => {
    const engine = await createScriptedEngine(RULES, false);
    const { call } = await startService({ dialect: 'hosted', engine });
    const body = { code: 'old()' };
    const rejected = await call('/migrate', body);
    expect(rejected.status).toBe(403);
    expect(await readJson(rejected)).toEqual({
      detail: expect.stringContaining('disclaimer') as string
    });
    const { model } = await readJson<IDisclaimer>(
      await call('/migrate/disclaimer')
    );
    expect(model).toBe('scripted-model');
    await call('/migrate/disclaimer/acceptance', { accepted: true });
    expect((await call('/migrate', body)).status).toBe(200);
  });

  it('ends when the client disconnects', async () => {
    const signals: AbortSignal[] = [];
    const engine = Object.assign(new FakeEngine(), {
      migrator: {
        getModelId: async () => 'granite-8b-qiskit',
        migrate: async function* (_: unknown, signal: AbortSignal) {
          signals.push(signal);
          yield 'new';
          await rejectOnAbort(signal);
        }
      },
      isAcceptedByDefault: () => true
    });
    const { call } = await startService({ dialect: 'hosted', engine });
    const controller = new AbortController();
    const body = { code: 'old()', stream: true };
    const answer = await call('/migrate', body, { signal: controller.signal });
    await answer.body?.getReader().read();
    const [signal] = signals;
    const ended = signal && once(signal, 'abort');
    controller.abort();
    await ended;
    expect(signal?.aborted).toBe(true);
  });

  it('reports a failure before the first chunk, and in the middle of a stream', async () => {
    const engine = await createScriptedEngine([
      { prompt: 'first', fault: { status: 429, message: 'Wait.' } },
      { prompt: 'second', chunks: ['new'], fault: 'error' }
    ]);
    const { call } = await startService({ dialect: 'hosted', engine });
    const rejected = await call('/migrate', { code: 'first', stream: true });
    expect(rejected.status).toBe(429);
    expect(await readJson(rejected)).toEqual({ detail: 'Wait.' });
    const broken = await call('/migrate', { code: 'second', stream: true });
    await expect(readEvents(broken)).rejects.toThrow();
  });
});

describe('the list of extra features', () => {
  const fetchCapabilities = async (url: string) =>
    (await readJson<{ capabilities?: string[] }>(await fetch(`${url}/`)))
      .capabilities;

  it('is part of the answer to GET /', async () => {
    const engine = await createScriptedEngine(RULES);
    const options = { dialect: 'hosted', stateFolder: folder, engine } as const;
    const { url } = await startService(options);
    expect(await fetchCapabilities(url)).toEqual(['feedback', 'migration']);
  });

  it('is empty, without endpoints, if there is no folder and no migrator', async () => {
    const engine = await createScriptedEngine();
    const { url, call } = await startService({ dialect: 'hosted', engine });
    expect(await fetchCapabilities(url)).toEqual([]);
    expect((await call('/feedback', FEEDBACK)).status).toBe(404);
    expect((await call('/migrate', { code: 'old()' })).status).toBe(404);
    expect((await call('/migrate/disclaimer')).status).toBe(404);
  });

  it.each(['qiskit', 'openai'] as const)(
    'is missing in the %s dialect, which has no endpoints for them',
    async dialect => {
      const engine = await createScriptedEngine(RULES);
      const options = { dialect, engine, stateFolder: folder };
      const { call } = await startService(options);
      expect(await readJson(await call('/'))).not.toHaveProperty(
        'capabilities'
      );
      expect((await call('/feedback', FEEDBACK)).status).toBe(404);
      expect((await call('/migrate', { code: 'old()' })).status).toBe(404);
    }
  );

  it('has endpoints outside of /v1 only', async () => {
    const engine = await createScriptedEngine(RULES);
    const options = { dialect: 'hosted', stateFolder: folder, engine } as const;
    const { call } = await startService(options);
    expect((await call('/v1/feedback', FEEDBACK)).status).toBe(404);
    expect((await call('/v1/migrate', { code: 'old()' })).status).toBe(404);
  });
});
