import {
  answerJson,
  type Answering,
  StandInServer,
  stopServers
} from '../../testing/servers/standInServer';
import type { ServerProgram } from '../api/knownServers';
import { type IFoundServer, lookForServers } from './findServers';

afterEach(stopServers);

/** What is found where servers answer in some ways at the usual ports. */
async function found(
  answers: Partial<Record<ServerProgram, Answering>>,
  signal = new AbortController().signal
) {
  const servers: Partial<Record<ServerProgram, StandInServer>> = {};
  const ports: Partial<Record<ServerProgram, number>> = {};
  for (const [name, answer] of Object.entries(answers)) {
    const server = await StandInServer.start(answer);
    servers[name as ServerProgram] = server;
    ports[name as ServerProgram] = Number(new URL(server.url).port);
  }
  const all: IFoundServer[] = [];
  const look = lookForServers(fetch, server => all.push(server), signal, ports);
  return { servers, all, look };
}

function models(count: number, owned_by = 'somebody'): Answering {
  const data = Array.from({ length: count }, (_, id) => ({
    id: `m${id}`,
    owned_by
  }));
  return (_, response) => answerJson(response, { object: 'list', data });
}

describe('a look for servers', () => {
  it('finds those that list models, and says how many', async () => {
    const { servers, all, look } = await found({ ollama: models(2) });
    await look;
    const root = servers.ollama?.url;
    expect(all).toEqual([{ root, program: 'ollama', models: 2 }]);
  });

  it('sends each one question, and no token', async () => {
    const { servers, look } = await found({ vllm: models(1) });
    await look;
    expect(servers.vllm?.calls).toEqual(['GET /v1/models']);
    expect(servers.vllm?.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['llamacpp', 'llama.cpp'],
    ['vllm', 'vllm'],
    ['library', 'ollama'],
    ['organization_owner', 'lm-studio'],
    ['nobody-knows', 'local']
  ])('calls it what its models say: %s', async (owner, program) => {
    const { all, look } = await found({ local: models(1, owner) });
    await look;
    expect(all).toMatchObject([{ program }]);
  });

  it('finds one that asks for a token', async () => {
    const { all, look } = await found({
      local: (_, response) =>
        answerJson(response, { error: { message: 'A token is needed.' } }, 401)
    });
    await look;
    expect(all).toMatchObject([{ program: 'local', models: null }]);
  });

  it('leaves out what is something else, or nobody', async () => {
    const { all, look } = await found({
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
    const { all, look } = await found(
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
    const { all, look } = await found({ local: () => asked() });
    await heard;
    jest.advanceTimersByTime(3000);
    jest.useRealTimers();
    await look;
    expect(all).toEqual([]);
  });
});
