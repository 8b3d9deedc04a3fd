import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  closeServices,
  readJson,
  startService,
  type ITestService
} from '../testing/service';
import { ScriptedEngine } from './scripted';

let folder: string;
let scriptPath: string;
let service: ITestService;

const writeScript = (value: object) =>
  writeFile(scriptPath, JSON.stringify(value));
const complete = (prompt: string, init?: RequestInit) =>
  service.call('/v1/completions', { model: 'scripted-model', prompt }, init);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'script-'));
  scriptPath = join(folder, 'script.json');
  await writeScript({ default_accepted: true, rules: [] });
  service = await startService({ engine: new ScriptedEngine(scriptPath) });
});

afterEach(async () => {
  await closeServices();
  await rm(folder, { recursive: true });
});

describe('ScriptedEngine', () => {
  it('answers with the first rule that matches, from the file’s current content', async () => {
    const rules = [
      { prompt: 'Bell', chunks: ['qc', '.h(0)'], chunk_ms: 1 },
      { chunks: ['pass'], first_byte_ms: 1 }
    ];
    await writeScript({ default_accepted: true, rules });
    const completeText = async (prompt: string) =>
      (await readJson<{ choices: { text: string }[] }>(await complete(prompt)))
        .choices[0]?.text;
    expect(await completeText('# Bell')).toBe('qc.h(0)');
    expect(await completeText('# else')).toBe('pass');
    await writeScript({ default_accepted: true, rules: [{ chunks: ['new'] }] });
    expect(await completeText('# Bell')).toBe('new');
  });

  it('has the models of the script, with disclaimers that are not accepted by default', async () => {
    await writeScript({ models: ['one', 'two'] });
    const { data } = await readJson<{ data: { id: string }[] }>(
      await service.call('/v1/models')
    );
    expect(data.map(({ id }) => id)).toEqual(['one', 'two']);
    const body = { model: 'one', prompt: '' };
    expect((await service.call('/v1/completions', body)).status).toBe(403);
  });

  it('has the disclaimer of the script', async () => {
    const disclaimer = '# Terms';
    await writeScript({ models: ['one'], disclaimer });
    const { body } = await readJson<{ body: string }>(
      await service.call('/v1/model/one/disclaimer')
    );
    expect(body).toBe(disclaimer);
  });

  it('answers with an error status instead of the chunks', async () => {
    const fault = {
      status: 429,
      headers: { 'retry-after': '2' },
      message: 'Slow down.'
    };
    const rules = [{ chunks: ['a'], fault }];
    await writeScript({ default_accepted: true, rules });
    const response = await complete('');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.text()).toContain('Slow down.');
  });

  it('answers with a web page', async () => {
    await writeScript({ default_accepted: true, rules: [{ fault: 'html' }] });
    const response = await complete('');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('cuts the connection, or answers with an error', async () => {
    const rules = [
      { prompt: 'cut', chunks: ['a'], fault: 'cut' },
      { prompt: 'error', fault: 'error' }
    ];
    await writeScript({ default_accepted: true, rules });
    await expect(complete('cut')).rejects.toThrow('fetch failed');
    expect((await complete('error')).status).toBe(500);
  });

  it.each([
    { default_accepted: true, rules: [{ fault: 'hang' }] },
    { hang_all: true }
  ])('never answers with %j', async value => {
    await writeScript(value);
    const signal = AbortSignal.timeout(100);
    await expect(complete('', { signal })).rejects.toThrow(/timeout/);
  });

  it('answers with a web page at every path', async () => {
    await writeScript({ html_all: true });
    for (const path of ['/', '/v1/models', '/v1/nothing']) {
      const { headers } = await service.call(path);
      expect(headers.get('content-type')).toMatch(/^text\/html/);
    }
  });

  it('explains that the script can’t be read', async () => {
    expect(() => new ScriptedEngine(join(folder, 'none'))).toThrow(
      /could not be read/
    );
  });
});
