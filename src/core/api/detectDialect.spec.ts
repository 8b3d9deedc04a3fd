import {
  answerJson,
  type Answering,
  StandInServer,
  stopServers
} from '../../testing/servers/standInServer';
import { ApiClient } from './client';
import { detectDialect } from './detectDialect';
import { Learned } from './discoveredService';

const absent: Answering = (_, response) =>
  answerJson(response, { detail: 'Not Found' }, 404);

/** A server that has some rows and no others. */
const having =
  (rows: Record<string, unknown>): Answering =>
  (seen, response) =>
    seen.path in rows
      ? answerJson(response, rows[seen.path])
      : absent(seen, response);

async function detected(answer: Answering) {
  const server = await StandInServer.start(answer);
  const endpoint = { root: server.url, token: '', fetch };
  return { server, endpoint, dialect: detectDialect(endpoint, 'm') };
}

/** A status instead of the rows that tell dialects apart. */
const failing =
  (status: number): Answering =>
  (_, response) =>
    answerJson(response, { detail: 'no' }, status);

afterEach(stopServers);

describe('the dialect of a server', () => {
  it('with the documented disclaimer is the documented one', async () => {
    const { server, dialect } = await detected(
      having({ '/v1/model/m/disclaimer': { id: 'd', body: 'Text' } })
    );
    expect((await dialect).name).toBe('qiskit');
    expect(server.calls).toEqual([
      'GET /',
      'GET /v1/models',
      'GET /v1/model/m/disclaimer'
    ]);
  });

  it('whose front page says so is the hosted one', async () => {
    const { server, dialect } = await detected(
      having({ '/': { name: 'qiskit-code-assistant', version: '1' } })
    );
    expect((await dialect).name).toBe('hosted');
    expect(server.calls).toEqual(['GET /']);
  });

  it.each(['qiskit', 'openai'])(
    'that is our own service is what its front page says: %s',
    async name => {
      const { server, dialect } = await detected(
        having({ '/': { name: 'qiskit-completer-service', dialect: name } })
      );
      expect((await dialect).name).toBe(name);
      expect(server.calls).toEqual(['GET /']);
    }
  );

  it.each(['library', 'llamacpp', 'vllm', 'organization_owner'])(
    'whose models are owned by %s is OpenAI’s, and no row is missed',
    async owned_by => {
      const { server, dialect } = await detected(
        having({ '/': {}, '/v1/models': { data: [{ id: 'm', owned_by }] } })
      );
      expect((await dialect).name).toBe('openai');
      expect(server.calls).toEqual(['GET /', 'GET /v1/models']);
    }
  );

  it('is found without the list of models where that is known', async () => {
    const server = await StandInServer.start(absent);
    const learned = new Learned();
    learned.limits.note([
      { id: 'm', object: 'model', created: 0, owned_by: 'vllm' }
    ]);
    const endpoint = { root: server.url, token: '', fetch };
    const { name } = await detectDialect(endpoint, 'm', learned);
    expect(name).toBe('openai');
    expect(server.calls).toEqual(['GET /']);
  });

  it('is found in spite of a front page that fails, or is not for all', async () => {
    const row = having({ '/v1/model/m/disclaimer': { id: 'd', body: 'Text' } });
    for (const status of [403, 500]) {
      const { dialect } = await detected((seen, response) =>
        (seen.path === '/' ? failing(status) : row)(seen, response)
      );
      expect((await dialect).name).toBe('qiskit');
    }
  });

  it('is looked for by requests that say so, for their failures are no news', async () => {
    const server = await StandInServer.start(absent);
    const looks: unknown[] = [];
    const endpoint = {
      root: server.url,
      token: '',
      fetch: (url: string, init: RequestInit, _: string, look?: boolean) => {
        looks.push(look);
        return fetch(url, init);
      }
    };
    await detectDialect(endpoint, 'm');
    expect(looks).toEqual([true, true, true]);
  });

  it.each<[string, Answering]>([
    ['with neither', absent],
    ['with another front page', having({ '/': { name: 'llama.cpp' } })],
    ['with a front page for people', (_, r) => r.end('<h1>Ollama</h1>')],
    ['that knows no such method', failing(405)],
    [
      'that answers a web page to everything',
      (_, r) => r.end('<!doctype html>')
    ]
  ])('%s is OpenAI’s', async (_, answer) => {
    const { dialect } = await detected(answer);
    expect((await dialect).name).toBe('openai');
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [429, 'rateLimited'],
    [503, 'serverFailed']
  ])('is not known from a %d', async (status, kind) => {
    const { dialect } = await detected(failing(status));
    await expect(dialect).rejects.toMatchObject({ problem: { kind } });
  });
});

describe('a client that finds out the dialect', () => {
  it('does so once', async () => {
    const server = await StandInServer.start(
      having({
        '/v1/model/m/disclaimer': { id: 'd', body: 'Text' },
        '/v1/completions/accept': { success: true }
      })
    );
    const endpoint = { root: server.url, token: '', fetch };
    const client = new ApiClient(endpoint, 'auto');
    await Promise.all([
      client.accept({ completion: 'c1', accepted: true }, 'm'),
      client.accept({ completion: 'c2', accepted: true }, 'm')
    ]);
    expect(server.calls.slice(-3)).toEqual([
      'GET /v1/model/m/disclaimer',
      'POST /v1/completions/accept',
      'POST /v1/completions/accept'
    ]);
  });

  it('tries again after a failure', async () => {
    let broken = true;
    const server = await StandInServer.start((seen, response) =>
      (broken ? failing(500) : absent)(seen, response)
    );
    const endpoint = { root: server.url, token: '', fetch };
    const client = new ApiClient(endpoint, 'auto');
    await expect(client.disclaimer('m')).rejects.toMatchObject({
      problem: { kind: 'serverFailed', status: 500 }
    });
    broken = false;
    expect(await client.disclaimer('m')).toBeNull();
  });
});
