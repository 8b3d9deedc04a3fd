import {
  createServiceHandler,
  createSettings
} from '../../testing/servers/assistant';
import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/standInServer';
import { testConnection } from './checkConnection';
import type { IConnectionInfo } from '../connection/connectionInfo';
import type { IAssistantSettings } from '../settings/settings';

afterEach(stopServers);

async function startTest(
  answer: RequestHandler,
  changed: Partial<IAssistantSettings> = {},
  signal = new AbortController().signal
) {
  const server = await TestServer.start(answer);
  const settings = createSettings(server, { model: '', ...changed });
  const connectionInfo: IConnectionInfo = {
    service: server.url,
    relay: null,
    secrets: null,
    tokenLocation: { kind: 'settings' }
  };
  const getConnectionInfo = () => Promise.resolve(connectionInfo);
  const result = testConnection(settings, getConnectionInfo, fetch, signal);
  return { server, connectionInfo, result };
}

/** The documented dialect, with a disclaimer in some state. */
function createServiceWithDisclaimer(accepted: boolean): RequestHandler {
  return (seen, response) =>
    seen.path.endsWith('/disclaimer')
      ? answerJson(response, { id: 'd1', body: 'Text', accepted })
      : createServiceHandler('')(seen, response);
}

describe('a test of the connection', () => {
  it('says what answered, and asks for no completion', async () => {
    const { server, connectionInfo, result } = await startTest(
      createServiceWithDisclaimer(true),
      {
        dialect: 'auto'
      }
    );
    expect(await result).toEqual({
      kind: 'works',
      connectionInfo,
      answer: {
        dialect: 'qiskit',
        models: ['first', 'second'],
        model: 'first',
        disclaimer: 'accepted',
        milliseconds: expect.any(Number)
      }
    });
    expect(server.requests.map(({ method }) => method)).not.toContain('POST');
  });

  it('says that the disclaimer of the chosen model is not accepted', async () => {
    const { server, result } = await startTest(
      createServiceWithDisclaimer(false),
      {
        model: 'second'
      }
    );
    expect(await result).toMatchObject({
      answer: { model: 'second', disclaimer: 'missing' }
    });
    expect(server.requestLines).toEqual([
      'GET /v1/models',
      'GET /v1/model/second/disclaimer'
    ]);
  });

  it('misses no disclaimer where there is none', async () => {
    const { result } = await startTest(
      ({ path }, response) =>
        path === '/v1/models'
          ? answerJson(response, { data: [{ id: 'only' }] })
          : answerJson(response, {}, 404),
      { dialect: 'auto' }
    );
    expect(await result).toMatchObject({
      answer: { dialect: 'openai', disclaimer: 'none' }
    });
  });

  it.each<[string, number, object]>([
    [
      'unknown',
      404,
      { kind: 'failed', problem: { kind: 'modelUnknown', model: 'other' } }
    ],
    ['known', 200, { kind: 'works', answer: { model: 'other' } }]
  ])('asks for a model that is not listed: %s', async (_, status, expected) => {
    const { result } = await startTest(
      (seen, response) =>
        seen.path === '/v1/model/other'
          ? answerJson(response, { id: 'other' }, status)
          : createServiceWithDisclaimer(true)(seen, response),
      { model: 'other' }
    );
    expect(await result).toMatchObject(expected);
  });

  it('says what failed, and the way to it', async () => {
    const { connectionInfo, result } = await startTest((_, response) =>
      answerJson(response, { detail: 'No.' }, 401)
    );
    expect(await result).toEqual({
      kind: 'failed',
      connectionInfo,
      problem: { kind: 'unauthorized', message: 'No.' }
    });
  });

  it('asks nothing while paused', async () => {
    const { server, result } = await startTest(
      createServiceWithDisclaimer(true),
      {
        paused: true
      }
    );
    expect(await result).toEqual({
      kind: 'failed',
      connectionInfo: null,
      problem: { kind: 'paused' }
    });
    expect(server.requests).toEqual([]);
  });

  it.each(['/v1/models', '/v1/model/first/disclaimer'])(
    'is given up while it waits for %s',
    async path => {
      const abort = new AbortController();
      let left: () => void = () => undefined;
      const closed = new Promise<void>(resolve => (left = resolve));
      const { server, result } = await startTest(
        (seen, response) => {
          if (seen.path === path) {
            response.on('close', left);
            abort.abort();
          } else {
            createServiceWithDisclaimer(true)(seen, response);
          }
        },
        { dialect: 'auto' },
        abort.signal
      );
      await expect(result).rejects.toMatchObject({ name: 'AbortError' });
      // It isn't taken for a failure whose cause is looked for.
      expect(server.requestLines.at(-1)).toBe(`GET ${path}`);
      await closed;
    }
  );
});
