import { service, settingsFor } from '../../testing/servers/assistant';
import {
  answerJson,
  type Answering,
  StandInServer,
  stopServers
} from '../../testing/servers/standInServer';
import { testConnection } from './checkConnection';
import type { IWay } from '../connection/connectionInfo';
import type { IAssistantSettings } from '../settings/settings';

afterEach(stopServers);

async function tested(
  answer: Answering,
  changed: Partial<IAssistantSettings> = {},
  signal = new AbortController().signal
) {
  const server = await StandInServer.start(answer);
  const settings = settingsFor(server, { model: '', ...changed });
  const way: IWay = {
    service: server.url,
    relay: null,
    secrets: null,
    token: { kind: 'settings' }
  };
  const findWay = () => Promise.resolve(way);
  const result = testConnection(settings, findWay, fetch, signal);
  return { server, way, result };
}

/** The documented dialect, with a disclaimer in some state. */
function disclaiming(accepted: boolean): Answering {
  return (seen, response) =>
    seen.path.endsWith('/disclaimer')
      ? answerJson(response, { id: 'd1', body: 'Text', accepted })
      : service('')(seen, response);
}

describe('a test of the connection', () => {
  it('says what answered, and asks for no completion', async () => {
    const { server, way, result } = await tested(disclaiming(true), {
      dialect: 'auto'
    });
    expect(await result).toEqual({
      kind: 'works',
      way,
      answer: {
        dialect: 'qiskit',
        models: ['first', 'second'],
        model: 'first',
        disclaimer: 'accepted',
        milliseconds: expect.any(Number)
      }
    });
    expect(server.seen.map(({ method }) => method)).not.toContain('POST');
  });

  it('says that the disclaimer of the chosen model is not accepted', async () => {
    const { server, result } = await tested(disclaiming(false), {
      model: 'second'
    });
    expect(await result).toMatchObject({
      answer: { model: 'second', disclaimer: 'missing' }
    });
    expect(server.calls).toEqual([
      'GET /v1/models',
      'GET /v1/model/second/disclaimer'
    ]);
  });

  it('misses no disclaimer where there is none', async () => {
    const { result } = await tested(
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
    const { result } = await tested(
      (seen, response) =>
        seen.path === '/v1/model/other'
          ? answerJson(response, { id: 'other' }, status)
          : disclaiming(true)(seen, response),
      { model: 'other' }
    );
    expect(await result).toMatchObject(expected);
  });

  it('says what failed, and the way to it', async () => {
    const { way, result } = await tested((_, response) =>
      answerJson(response, { detail: 'No.' }, 401)
    );
    expect(await result).toEqual({
      kind: 'failed',
      way,
      problem: { kind: 'unauthorized', said: 'No.' }
    });
  });

  it('asks nothing while paused', async () => {
    const { server, result } = await tested(disclaiming(true), {
      paused: true
    });
    expect(await result).toEqual({
      kind: 'failed',
      way: null,
      problem: { kind: 'paused' }
    });
    expect(server.seen).toEqual([]);
  });

  it.each(['/v1/models', '/v1/model/first/disclaimer'])(
    'is given up while it waits for %s',
    async path => {
      const abort = new AbortController();
      let left: () => void = () => undefined;
      const closed = new Promise<void>(resolve => (left = resolve));
      const { server, result } = await tested(
        (seen, response) => {
          if (seen.path === path) {
            response.on('close', left);
            abort.abort();
          } else {
            disclaiming(true)(seen, response);
          }
        },
        { dialect: 'auto' },
        abort.signal
      );
      await expect(result).rejects.toMatchObject({ name: 'AbortError' });
      // It isn't taken for a failure whose cause is looked for.
      expect(server.calls.at(-1)).toBe(`GET ${path}`);
      await closed;
    }
  );
});
