import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import type { IDisclaimer } from '../../src/wire/completionApi';
import { ScriptedEngine } from './engines/scripted';
import { rejectOnAbort, FakeEngine } from './testing/engines';
import {
  closeServices,
  readEvents,
  readJson,
  startService
} from './testing/service';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extras-'));
});
afterEach(async () => {
  await closeServices();
  await rm(folder, { recursive: true });
});

/** An engine that rewrites code by a script. */
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
  it('is kept, with no more of each text than fits', async () => {
    const { call } = await startService({ dialect: 'hosted', state: folder });
    expect((await call('/feedback', FEEDBACK)).status).toBe(200);
    const long = { ...FEEDBACK, comment: 'x'.repeat(50_000), secret: 'no' };
    await call('/feedback', long);
    const text = await readFile(join(folder, 'feedback.jsonl'), 'utf8');
    const [first, second] = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    expect(first).toEqual({ ...FEEDBACK, time: expect.any(Number) as number });
    expect(second?.['comment']).toHaveLength(10_000);
    expect(second).not.toHaveProperty('secret');
  });

  it('that says nothing is refused', async () => {
    const { call } = await startService({ dialect: 'hosted', state: folder });
    const { input, output } = FEEDBACK;
    expect((await call('/feedback', { input, output })).status).toBe(422);
    expect((await call('/feedback', { comment: 7 })).status).toBe(400);
  });

  it('needs the token', async () => {
    const { url } = await startService({ dialect: 'hosted', state: folder });
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

  it('is answered whole to who wants no stream', async () => {
    const engine = await createScriptedEngine(RULES);
    const { call } = await startService({ dialect: 'hosted', engine });
    const answer = await call('/migrate', { code: 'old()' });
    expect(await readJson(answer)).toMatchObject({
      migration_id: expect.stringMatching(/^migr-/) as string,
      migrated_code: 'new()'
    });
  });

  it('needs the disclaimer of the model that does it', async () => {
    const engine = await createScriptedEngine(RULES, false);
    const { call } = await startService({ dialect: 'hosted', engine });
    const body = { code: 'old()' };
    const gated = await call('/migrate', body);
    expect(gated.status).toBe(403);
    expect(await readJson(gated)).toEqual({
      detail: expect.stringContaining('disclaimer') as string
    });
    const { model } = await readJson<IDisclaimer>(
      await call('/migrate/disclaimer')
    );
    expect(model).toBe('scripted-model');
    await call('/migrate/disclaimer/acceptance', { accepted: true });
    expect((await call('/migrate', body)).status).toBe(200);
  });

  it('ends when the client leaves', async () => {
    const given: AbortSignal[] = [];
    const engine = Object.assign(new FakeEngine(), {
      migrator: {
        getModelId: async () => 'granite-8b-qiskit',
        migrate: async function* (_: unknown, signal: AbortSignal) {
          given.push(signal);
          yield 'new';
          await rejectOnAbort(signal);
        }
      },
      isAcceptedByDefault: () => true
    });
    const { call } = await startService({ dialect: 'hosted', engine });
    const left = new AbortController();
    const body = { code: 'old()', stream: true };
    const answer = await call('/migrate', body, { signal: left.signal });
    await answer.body?.getReader().read();
    const [signal] = given;
    const ended = signal && once(signal, 'abort');
    left.abort();
    await ended;
    expect(signal?.aborted).toBe(true);
  });

  it('says what went wrong before and in the middle of an answer', async () => {
    const engine = await createScriptedEngine([
      { prompt: 'first', fault: { status: 429, message: 'Wait.' } },
      { prompt: 'second', chunks: ['new'], fault: 'error' }
    ]);
    const { call } = await startService({ dialect: 'hosted', engine });
    const refused = await call('/migrate', { code: 'first', stream: true });
    expect(refused.status).toBe(429);
    expect(await readJson(refused)).toEqual({ detail: 'Wait.' });
    const broken = await call('/migrate', { code: 'second', stream: true });
    await expect(readEvents(broken)).rejects.toThrow();
  });
});

describe('what is offered', () => {
  const capabilities = async (url: string) =>
    readJson<{ capabilities?: string[] }>(await fetch(`${url}/`));

  it('is listed on the front page', async () => {
    const engine = await createScriptedEngine(RULES);
    const both = { dialect: 'hosted', state: folder, engine } as const;
    const { url } = await startService(both);
    expect((await capabilities(url)).capabilities).toEqual([
      'feedback',
      'migration'
    ]);
  });

  it('is nothing without a place for it and an engine that can', async () => {
    const engine = await createScriptedEngine();
    const { url, call } = await startService({ dialect: 'hosted', engine });
    expect((await capabilities(url)).capabilities).toEqual([]);
    expect((await call('/feedback', FEEDBACK)).status).toBe(404);
    expect((await call('/migrate', { code: 'old()' })).status).toBe(404);
    expect((await call('/migrate/disclaimer')).status).toBe(404);
  });

  it.each(['qiskit', 'openai'] as const)(
    'is nothing in the %s dialect',
    async dialect => {
      const engine = await createScriptedEngine(RULES);
      const all = { dialect, engine, state: folder };
      const { call } = await startService(all);
      expect(await readJson(await call('/'))).not.toHaveProperty(
        'capabilities'
      );
      expect((await call('/feedback', FEEDBACK)).status).toBe(404);
      expect((await call('/migrate', { code: 'old()' })).status).toBe(404);
    }
  );

  it('is outside of /v1 only', async () => {
    const engine = await createScriptedEngine(RULES);
    const both = { dialect: 'hosted', state: folder, engine } as const;
    const { call } = await startService(both);
    expect((await call('/v1/feedback', FEEDBACK)).status).toBe(404);
    expect((await call('/v1/migrate', { code: 'old()' })).status).toBe(404);
  });
});
