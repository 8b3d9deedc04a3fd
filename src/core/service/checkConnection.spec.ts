import {
  createServiceHandler,
  createSettings
} from '../../testing/servers/assistant';
import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/testServer';
import { checkConnection } from './checkConnection';
import type { IConnectionInfo } from '../connection/connectionInfo';
import type { IAssistantSettings } from '../settings/settings';

afterEach(stopServers);

/** Starts a service, and a check of it. */
async function startCheck(
  handler: RequestHandler,
  changed: Partial<IAssistantSettings> = {},
  signal = new AbortController().signal
) {
  const server = await TestServer.start(handler);
  const settings = createSettings(server, { model: '', ...changed });
  const connectionInfo: IConnectionInfo = {
    service: server.url,
    relay: null,
    secrets: null,
    tokenLocation: { kind: 'settings' }
  };
  const getConnectionInfo = () => Promise.resolve(connectionInfo);
  const result = checkConnection(settings, getConnectionInfo, fetch, signal);
  return { server, connectionInfo, result };
}

/** Creates a service of the documented dialect with a disclaimer. */
function createServiceWithDisclaimer(accepted: boolean): RequestHandler {
  return (request, response) =>
    request.path.endsWith('/disclaimer')
      ? answerJson(response, { id: 'd1', body: 'Text', accepted })
      : createServiceHandler('')(request, response);
}

describe('a connection check', () => {
  it('finds out about the service, and requests no completion', async () => {
    const { server, connectionInfo, result } = await startCheck(
      createServiceWithDisclaimer(true),
      {
        dialect: 'auto'
      }
    );
    expect(await result).toEqual({
      kind: 'works',
      connectionInfo,
      serviceInfo: {
        dialect: 'qiskit',
        models: ['first', 'second'],
        model: 'first',
        disclaimer: 'accepted',
        firstAnswerMs: expect.any(Number)
      }
    });
    expect(server.requests.map(({ method }) => method)).not.toContain('POST');
  });

  it('finds out that the disclaimer of the chosen model is not accepted', async () => {
    const { server, result } = await startCheck(
      createServiceWithDisclaimer(false),
      {
        model: 'second'
      }
    );
    expect(await result).toMatchObject({
      serviceInfo: { model: 'second', disclaimer: 'missing' }
    });
    expect(server.requestLines).toEqual([
      'GET /v1/models',
      'GET /v1/model/second/disclaimer'
    ]);
  });

  it('reports no missing disclaimer if the model has none', async () => {
    const { result } = await startCheck(
      ({ path }, response) =>
        path === '/v1/models'
          ? answerJson(response, { data: [{ id: 'only' }] })
          : answerJson(response, {}, 404),
      { dialect: 'auto' }
    );
    expect(await result).toMatchObject({
      serviceInfo: { dialect: 'openai', disclaimer: 'none' }
    });
  });

  it.each<[string, number, object]>([
    [
      'unknown',
      404,
      { kind: 'failed', problem: { kind: 'modelUnknown', model: 'other' } }
    ],
    ['known', 200, { kind: 'works', serviceInfo: { model: 'other' } }]
  ])(
    'requests the details of a model that is not listed: %s',
    async (_, status, expected) => {
      const { result } = await startCheck(
        (request, response) =>
          request.path === '/v1/model/other'
            ? answerJson(response, { id: 'other' }, status)
            : createServiceWithDisclaimer(true)(request, response),
        { model: 'other' }
      );
      expect(await result).toMatchObject(expected);
    }
  );

  it('returns the problem and the connection info', async () => {
    const { connectionInfo, result } = await startCheck((_, response) =>
      answerJson(response, { detail: 'No.' }, 401)
    );
    expect(await result).toEqual({
      kind: 'failed',
      connectionInfo,
      problem: { kind: 'unauthorized', message: 'No.' }
    });
  });

  it('requests nothing while the assistant is paused', async () => {
    const { server, result } = await startCheck(
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
    'can be aborted while it waits for %s',
    async path => {
      const controller = new AbortController();
      let onClose: () => void = () => undefined;
      const closed = new Promise<void>(resolve => (onClose = resolve));
      const { server, result } = await startCheck(
        (request, response) => {
          if (request.path === path) {
            response.on('close', onClose);
            controller.abort();
          } else {
            createServiceWithDisclaimer(true)(request, response);
          }
        },
        { dialect: 'auto' },
        controller.signal
      );
      await expect(result).rejects.toMatchObject({ name: 'AbortError' });
      // Aborting is not taken for a failure whose cause has to be found.
      expect(server.requestLines.at(-1)).toBe(`GET ${path}`);
      await closed;
    }
  );
});
