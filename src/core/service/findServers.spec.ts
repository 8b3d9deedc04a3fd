import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/testServer';
import type { ServerProgram } from '../api/knownServers';
import { type IFoundServer, findServers } from './findServers';

afterEach(stopServers);

/** Starts servers, and a search for them on their ports. */
async function startSearch(
  handlers: Partial<Record<ServerProgram, RequestHandler>>,
  signal = new AbortController().signal
) {
  const servers: Partial<Record<ServerProgram, TestServer>> = {};
  const ports: Partial<Record<ServerProgram, number>> = {};
  for (const [name, handler] of Object.entries(handlers)) {
    const server = await TestServer.start(handler);
    servers[name as ServerProgram] = server;
    ports[name as ServerProgram] = Number(new URL(server.url).port);
  }
  const foundServers: IFoundServer[] = [];
  const search = findServers(
    fetch,
    server => foundServers.push(server),
    signal,
    ports
  );
  return { servers, foundServers, search };
}

function listModels(count: number, owned_by = 'somebody'): RequestHandler {
  const data = Array.from({ length: count }, (_, id) => ({
    id: `m${id}`,
    owned_by
  }));
  return (_, response) => answerJson(response, { object: 'list', data });
}

describe('the search for servers', () => {
  it('finds servers that list models, and counts the models', async () => {
    const { servers, foundServers, search } = await startSearch({
      ollama: listModels(2)
    });
    await search;
    const root = servers.ollama?.url;
    expect(foundServers).toEqual([{ root, program: 'ollama', modelCount: 2 }]);
  });

  it('sends one request to each port, without a token', async () => {
    const { servers, search } = await startSearch({ vllm: listModels(1) });
    await search;
    expect(servers.vllm?.requestLines).toEqual(['GET /v1/models']);
    expect(servers.vllm?.requests[0]?.headers).not.toHaveProperty(
      'authorization'
    );
  });

  it.each([
    ['llamacpp', 'llama.cpp'],
    ['vllm', 'vllm'],
    ['library', 'ollama'],
    ['organization_owner', 'lm-studio'],
    ['nobody-knows', 'local']
  ])(
    'identifies the program by the owner of its models: %s',
    async (owner, program) => {
      const { foundServers, search } = await startSearch({
        local: listModels(1, owner)
      });
      await search;
      expect(foundServers).toMatchObject([{ program }]);
    }
  );

  it('finds a server that requires a token', async () => {
    const { foundServers, search } = await startSearch({
      local: (_, response) =>
        answerJson(response, { error: { message: 'A token is needed.' } }, 401)
    });
    await search;
    expect(foundServers).toMatchObject([
      { program: 'local', modelCount: null }
    ]);
  });

  it('leaves out everything else, and ports without a server', async () => {
    const { foundServers, search } = await startSearch({
      vllm: (_, response) => response.end('<html>A page</html>'),
      'llama.cpp': (_, response) => answerJson(response, { ok: true }),
      ollama: (_, response) => answerJson(response, { error: 'no' }, 404),
      'lm-studio': (_, response) => response.destroy(),
      local: (_, response) => response.writeHead(401).end('Sign in')
    });
    await search;
    expect(foundServers).toEqual([]);
  });

  it('is aborted when its dialog closes', async () => {
    const controller = new AbortController();
    let onClose: () => void = () => undefined;
    const closed = new Promise<void>(resolve => (onClose = resolve));
    const { foundServers, search } = await startSearch(
      {
        local: (_, response) => {
          response.on('close', onClose);
          controller.abort();
        }
      },
      controller.signal
    );
    await search;
    await closed;
    expect(foundServers).toEqual([]);
  });

  it('does not wait for a server that is too slow', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    let onRequest: () => void = () => undefined;
    const requested = new Promise<void>(resolve => (onRequest = resolve));
    const { foundServers, search } = await startSearch({
      local: () => onRequest()
    });
    await requested;
    jest.advanceTimersByTime(3000);
    jest.useRealTimers();
    await search;
    expect(foundServers).toEqual([]);
  });
});
