import { HOSTED_URL } from '../../core/settings/settings';
import {
  listRelayCalls,
  createTestConnection,
  answerAsService
} from '../../testing/servers/connection';
import {
  RELAY_HEADERS,
  createRelayState,
  createRelayHandler
} from '../../testing/servers/standInRelay';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/standInServer';

afterEach(stopServers);

describe('a token in the settings', () => {
  it('moves to the relay, and goes when it is stored', async () => {
    const desk = await createTestConnection(
      createRelayHandler(createRelayState(), (seen, response) => {
        if (seen.method === 'PUT') {
          expect(desk.settings.current.token).toBe('sesame');
          answerJson(response, createRelayState(), 200, RELAY_HEADERS);
        } else {
          answerAsService(seen, response);
        }
      }),
      { token: 'sesame' }
    );
    await desk.ask();
    expect(listRelayCalls(desk.server)).toEqual([
      'GET state',
      'PUT token',
      'GET models'
    ]);
    const put = desk.server.requests[1];
    expect(put?.body).toEqual({ token: 'sesame' });
    expect(put?.headers['x-qiskit-completer-service']).toBe(desk.service.url);
    expect(desk.settings.current).toMatchObject({
      token: '',
      tokenService: ''
    });
    const after = desk.server.requests[2];
    expect(JSON.stringify(after)).not.toContain('sesame');
  });

  it.each<[string, string | null, number]>([
    ['is used from there', null, 1],
    ['is not needed if the relay has one', 'environment', 0]
  ])('stays if it can’t be stored, and %s', async (_, source, direct) => {
    const desk = await createTestConnection(
      createRelayHandler(
        createRelayState({ token: { source } }),
        (seen, response) =>
          seen.method === 'PUT'
            ? answerJson(response, { kind: 'store' }, 409, RELAY_HEADERS)
            : answerAsService(seen, response)
      ),
      { token: 'sesame' }
    );
    await desk.ask();
    expect(desk.settings.current.token).toBe('sesame');
    expect(desk.service.requests).toHaveLength(direct);
  });
});

describe('a token that is set', () => {
  it('stays as it was, if the relay does not store it', async () => {
    const desk = await createTestConnection(
      createRelayHandler(createRelayState(), (_, response) =>
        answerJson(response, { kind: 'store' }, 409, RELAY_HEADERS)
      )
    );
    await expect(desk.connection.setToken('sesame')).rejects.toMatchObject({
      problem: { kind: 'notStored' }
    });
    expect(desk.settings.current.token).toBe('');
  });

  it('is forgotten in both places', async () => {
    const desk = await createTestConnection(
      createRelayHandler(createRelayState(), (_, response) =>
        answerJson(response, createRelayState(), 200, RELAY_HEADERS)
      )
    );
    await desk.connection.setToken('');
    expect(listRelayCalls(desk.server).at(-1)).toBe('DELETE token');
  });
});

describe('without a relay, a token', () => {
  const none: RequestHandler = (_, response) => response.writeHead(404).end();

  it('is bound to the service for which it was set', async () => {
    const desk = await createTestConnection(none);
    await desk.connection.setToken('sesame');
    expect(desk.settings.current).toMatchObject({
      token: 'sesame',
      tokenService: desk.service.url
    });
  });

  it('that was always there is bound when it is used', async () => {
    const desk = await createTestConnection(none, { token: 'sesame' });
    await desk.ask();
    expect(desk.settings.current.tokenService).toBe(desk.service.url);
  });

  it('is bound anew when another one is typed', async () => {
    const desk = await createTestConnection(none, {
      token: 'one',
      tokenService: 'http://a'
    });
    await desk.settings.set('token', 'two');
    expect(desk.settings.current.tokenService).toBe(desk.service.url);
  });

  it('for another service is not sent, and that is said', async () => {
    const desk = await createTestConnection(none, {
      token: 'sesame',
      tokenService: 'http://a',
      serviceUrl: HOSTED_URL
    });
    await expect(desk.ask(HOSTED_URL)).rejects.toMatchObject({
      problem: { kind: 'otherService', url: HOSTED_URL }
    });
  });

  it('is missed by the hosted service, which is not asked', async () => {
    const desk = await createTestConnection(none, { serviceUrl: HOSTED_URL });
    await expect(desk.ask(HOSTED_URL)).rejects.toMatchObject({
      problem: { kind: 'noToken' }
    });
  });
});
