import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/testServer';
import { ApiClient } from './client';
import { detectDialect } from './detectDialect';
import { DiscoveredService } from './discoveredService';

const answerNotFound: RequestHandler = (_, response) =>
  answerJson(response, { detail: 'Not Found' }, 404);

/** Creates the handler of a server that has the given endpoints and no others. */
const serve =
  (endpoints: Record<string, unknown>): RequestHandler =>
  (request, response) =>
    request.path in endpoints
      ? answerJson(response, endpoints[request.path])
      : answerNotFound(request, response);

async function startDetection(answer: RequestHandler) {
  const server = await TestServer.start(answer);
  const options = { root: server.url, token: '', transport: fetch };
  return { server, dialect: detectDialect(options, 'm') };
}

/** Creates the handler of a server that answers every request with a status. */
const failWith =
  (status: number): RequestHandler =>
  (_, response) =>
    answerJson(response, { detail: 'no' }, status);

afterEach(stopServers);

describe('the dialect of a server', () => {
  it('is the documented one if it has the documented disclaimer', async () => {
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

  it('is the hosted one if its front page is that of the hosted service', async () => {
    const { server, dialect } = await startDetection(
      serve({ '/': { name: 'qiskit-code-assistant', version: '1' } })
    );
    expect((await dialect).name).toBe('hosted');
    expect(server.requestLines).toEqual(['GET /']);
  });

  it.each(['qiskit', 'openai'])(
    'is the one that the local service declares on its front page: %s',
    async name => {
      const { server, dialect } = await startDetection(
        serve({ '/': { name: 'qiskit-completer-service', dialect: name } })
      );
      expect((await dialect).name).toBe(name);
      expect(server.requestLines).toEqual(['GET /']);
    }
  );

  it.each(['library', 'llamacpp', 'vllm', 'organization_owner'])(
    'is OpenAI’s if %s owns the models, without a call to a missing endpoint',
    async owned_by => {
      const { server, dialect } = await startDetection(
        serve({ '/': {}, '/v1/models': { data: [{ id: 'm', owned_by }] } })
      );
      expect((await dialect).name).toBe('openai');
      expect(server.requestLines).toEqual(['GET /', 'GET /v1/models']);
    }
  );

  it('is detected without a request for the list of models if that is known', async () => {
    const server = await TestServer.start(answerNotFound);
    const discovered = new DiscoveredService();
    discovered.limits.recordModels([
      { id: 'm', object: 'model', created: 0, owned_by: 'vllm' }
    ]);
    const options = { root: server.url, token: '', transport: fetch };
    const { name } = await detectDialect(options, 'm', discovered);
    expect(name).toBe('openai');
    expect(server.requestLines).toEqual(['GET /']);
  });

  it('is detected even if the front page fails or is forbidden', async () => {
    const answer = serve({
      '/v1/model/m/disclaimer': { id: 'd', body: 'Text' }
    });
    for (const status of [403, 500]) {
      const { dialect } = await startDetection((request, response) =>
        (request.path === '/' ? failWith(status) : answer)(request, response)
      );
      expect((await dialect).name).toBe('qiskit');
    }
  });

  it('is detected by requests that are marked as probes', async () => {
    const server = await TestServer.start(answerNotFound);
    const probes: unknown[] = [];
    const options = {
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
    await detectDialect(options, 'm');
    expect(probes).toEqual([true, true, true]);
  });

  it.each<[string, RequestHandler]>([
    ['without all these endpoints', answerNotFound],
    ['with another front page', serve({ '/': { name: 'llama.cpp' } })],
    ['with a front page in HTML', (_, r) => r.end('<h1>Ollama</h1>')],
    ['that answers 405 to everything', failWith(405)],
    [
      'that answers a web page to everything',
      (_, r) => r.end('<!doctype html>')
    ]
  ])('is OpenAI’s for a server %s', async (_, answer) => {
    const { dialect } = await startDetection(answer);
    expect((await dialect).name).toBe('openai');
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [429, 'rateLimited'],
    [503, 'serverFailed']
  ])('is unknown after a %d', async (status, kind) => {
    const { dialect } = await startDetection(failWith(status));
    await expect(dialect).rejects.toMatchObject({ problem: { kind } });
  });
});

describe('a client that detects the dialect', () => {
  it('does so once', async () => {
    const server = await TestServer.start(
      serve({
        '/v1/model/m/disclaimer': { id: 'd', body: 'Text' },
        '/v1/completions/accept': { success: true }
      })
    );
    const options = { root: server.url, token: '', transport: fetch };
    const client = new ApiClient(options, 'auto');
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
    let isFailing = true;
    const server = await TestServer.start((request, response) =>
      (isFailing ? failWith(500) : answerNotFound)(request, response)
    );
    const options = { root: server.url, token: '', transport: fetch };
    const client = new ApiClient(options, 'auto');
    await expect(client.getDisclaimer('m')).rejects.toMatchObject({
      problem: { kind: 'serverFailed', status: 500 }
    });
    isFailing = false;
    expect(await client.getDisclaimer('m')).toBeNull();
  });
});
