import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/standInServer';
import type { ServerProgram } from '../api/knownServers';
import { type IFoundServer, findServers } from './findServers';

afterEach(stopServers);

/** What is found where servers answer in some ways at the usual ports. */
async function startSearch(
  answers: Partial<Record<ServerProgram, RequestHandler>>,
  signal = new AbortController().signal
) {
  const servers: Partial<Record<ServerProgram, TestServer>> = {};
  const ports: Partial<Record<ServerProgram, number>> = {};
  for (const [name, answer] of Object.entries(answers)) {
    const server = await TestServer.start(answer);
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
  return { servers, all: foundServers, look: search };
}

function listModels(count: number, owned_by = 'somebody'): RequestHandler {
  const data = Array.from({ length: count }, (_, id) => ({
    id: `m${id}`,
    owned_by
  }));
  return (_, response) => answerJson(response, { object: 'list', data });
}

describe('a look for servers', () => {
  it('finds those that list models, and says how many', async () => {
    const { servers, all, look } = await startSearch({ ollama: listModels(2) });
    await look;
    const root = servers.ollama?.url;
    expect(all).toEqual([{ root, program: 'ollama', models: 2 }]);
  });

  it('sends each one question, and no token', async () => {
    const { servers, look } = await startSearch({ vllm: listModels(1) });
    await look;
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
  ])('calls it what its models say: %s', async (owner, program) => {
    const { all, look } = await startSearch({ local: listModels(1, owner) });
    await look;
    expect(all).toMatchObject([{ program }]);
  });

  it('finds one that asks for a token', async () => {
    const { all, look } = await startSearch({
      local: (_, response) =>
        answerJson(response, { error: { message: 'A token is needed.' } }, 401)
    });
    await look;
    expect(all).toMatchObject([{ program: 'local', models: null }]);
  });

  it('leaves out what is something else, or nobody', async () => {
    const { all, look } = await startSearch({
      vllm: (_, response) => response.end('<html>A page</html>'),
      'llama.cpp': (_, response) => answerJson(response, { ok: true }),
      ollama: (_, response) => answerJson(response, { error: 'no' }, 404),
      'lm-studio': (_, response) => response.destroy(),
      local: (_, response) => response.writeHead(401).end('Sign in')
    });
    await look;
    expect(all).toEqual([]);
  });

  it('is given up when its dialog closes', async () => {
    const abort = new AbortController();
    let left: () => void = () => undefined;
    const closed = new Promise<void>(resolve => (left = resolve));
    const { all, look } = await startSearch(
      {
        local: (_, response) => {
          response.on('close', left);
          abort.abort();
        }
      },
      abort.signal
    );
    await look;
    await closed;
    expect(all).toEqual([]);
  });

  it('waits for none too long', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    let asked: () => void = () => undefined;
    const heard = new Promise<void>(resolve => (asked = resolve));
    const { all, look } = await startSearch({ local: () => asked() });
    await heard;
    jest.advanceTimersByTime(3000);
    jest.useRealTimers();
    await look;
    expect(all).toEqual([]);
  });
});
