import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/standInServer';
import { ApiClient } from './client';
import { detectDialect } from './detectDialect';
import { DiscoveredService } from './discoveredService';

const answerNotFound: RequestHandler = (_, response) =>
  answerJson(response, { detail: 'Not Found' }, 404);

/** A server that has some rows and no others. */
const serve =
  (endpoints: Record<string, unknown>): RequestHandler =>
  (seen, response) =>
    seen.path in endpoints
      ? answerJson(response, endpoints[seen.path])
      : answerNotFound(seen, response);

async function startDetection(answer: RequestHandler) {
  const server = await TestServer.start(answer);
  const options = { root: server.url, token: '', transport: fetch };
  return { server, endpoint: options, dialect: detectDialect(options, 'm') };
}

/** A status instead of the rows that tell dialects apart. */
const failWith =
  (status: number): RequestHandler =>
  (_, response) =>
    answerJson(response, { detail: 'no' }, status);

afterEach(stopServers);

describe('the dialect of a server', () => {
  it('with the documented disclaimer is the documented one', async () => {
    const { server, dialect } = await startDetection(
      serve({ '/v1/model/m/disclaimer': { id: 'd', body: 'Text' } })
    );
    expect((await dialect).name).toBe('qiskit');
    expect(server.requestLines).toEqual([
      'GET /',
      'GET /v1/models',
      'GET /v1/model/m/disclaimer'
    ]);
  });

  it('whose front page says so is the hosted one', async () => {
    const { server, dialect } = await startDetection(
      serve({ '/': { name: 'qiskit-code-assistant', version: '1' } })
    );
    expect((await dialect).name).toBe('hosted');
    expect(server.requestLines).toEqual(['GET /']);
  });

  it.each(['qiskit', 'openai'])(
    'that is our own service is what its front page says: %s',
    async name => {
      const { server, dialect } = await startDetection(
        serve({ '/': { name: 'qiskit-completer-service', dialect: name } })
      );
      expect((await dialect).name).toBe(name);
      expect(server.requestLines).toEqual(['GET /']);
    }
  );

  it.each(['library', 'llamacpp', 'vllm', 'organization_owner'])(
    'whose models are owned by %s is OpenAI’s, and no row is missed',
    async owned_by => {
      const { server, dialect } = await startDetection(
        serve({ '/': {}, '/v1/models': { data: [{ id: 'm', owned_by }] } })
      );
      expect((await dialect).name).toBe('openai');
      expect(server.requestLines).toEqual(['GET /', 'GET /v1/models']);
    }
  );

  it('is found without the list of models where that is known', async () => {
    const server = await TestServer.start(answerNotFound);
    const learned = new DiscoveredService();
    learned.limits.recordModels([
      { id: 'm', object: 'model', created: 0, owned_by: 'vllm' }
    ]);
    const endpoint = { root: server.url, token: '', transport: fetch };
    const { name } = await detectDialect(endpoint, 'm', learned);
    expect(name).toBe('openai');
    expect(server.requestLines).toEqual(['GET /']);
  });

  it('is found in spite of a front page that fails, or is not for all', async () => {
    const row = serve({ '/v1/model/m/disclaimer': { id: 'd', body: 'Text' } });
    for (const status of [403, 500]) {
      const { dialect } = await startDetection((seen, response) =>
        (seen.path === '/' ? failWith(status) : row)(seen, response)
      );
      expect((await dialect).name).toBe('qiskit');
    }
  });

  it('is looked for by requests that say so, for their failures are no news', async () => {
    const server = await TestServer.start(answerNotFound);
    const probes: unknown[] = [];
    const endpoint = {
      root: server.url,
      token: '',
      transport: (
        url: string,
        init: RequestInit,
        _: string,
        isProbe?: boolean
      ) => {
        probes.push(isProbe);
        return fetch(url, init);
      }
    };
    await detectDialect(endpoint, 'm');
    expect(probes).toEqual([true, true, true]);
  });

  it.each<[string, RequestHandler]>([
    ['with neither', answerNotFound],
    ['with another front page', serve({ '/': { name: 'llama.cpp' } })],
    ['with a front page for people', (_, r) => r.end('<h1>Ollama</h1>')],
    ['that knows no such method', failWith(405)],
    [
      'that answers a web page to everything',
      (_, r) => r.end('<!doctype html>')
    ]
  ])('%s is OpenAI’s', async (_, answer) => {
    const { dialect } = await startDetection(answer);
    expect((await dialect).name).toBe('openai');
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [429, 'rateLimited'],
    [503, 'serverFailed']
  ])('is not known from a %d', async (status, kind) => {
    const { dialect } = await startDetection(failWith(status));
    await expect(dialect).rejects.toMatchObject({ problem: { kind } });
  });
});

describe('a client that finds out the dialect', () => {
  it('does so once', async () => {
    const server = await TestServer.start(
      serve({
        '/v1/model/m/disclaimer': { id: 'd', body: 'Text' },
        '/v1/completions/accept': { success: true }
      })
    );
    const endpoint = { root: server.url, token: '', transport: fetch };
    const client = new ApiClient(endpoint, 'auto');
    await Promise.all([
      client.reportAcceptance({ completion: 'c1', accepted: true }, 'm'),
      client.reportAcceptance({ completion: 'c2', accepted: true }, 'm')
    ]);
    expect(server.requestLines.slice(-3)).toEqual([
      'GET /v1/model/m/disclaimer',
      'POST /v1/completions/accept',
      'POST /v1/completions/accept'
    ]);
  });

  it('tries again after a failure', async () => {
    let broken = true;
    const server = await TestServer.start((seen, response) =>
      (broken ? failWith(500) : answerNotFound)(seen, response)
    );
    const endpoint = { root: server.url, token: '', transport: fetch };
    const client = new ApiClient(endpoint, 'auto');
    await expect(client.getDisclaimer('m')).rejects.toMatchObject({
      problem: { kind: 'serverFailed', status: 500 }
    });
    broken = false;
    expect(await client.getDisclaimer('m')).toBeNull();
  });
});
