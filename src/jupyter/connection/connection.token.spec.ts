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
} from '../../testing/servers/testRelay';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/testServer';

afterEach(stopServers);

describe('a token in the settings', () => {
  it('moves to the relay, and is deleted once it is stored there', async () => {
    const fixture = await createTestConnection(
      createRelayHandler(createRelayState(), (seen, response) => {
        if (seen.method === 'PUT') {
          expect(fixture.settings.current.token).toBe('sesame');
          answerJson(response, createRelayState(), 200, RELAY_HEADERS);
        } else {
          answerAsService(seen, response);
        }
      }),
      { token: 'sesame' }
    );
    await fixture.requestModels();
    expect(listRelayCalls(fixture.server)).toEqual([
      'GET state',
      'PUT token',
      'GET models'
    ]);
    const put = fixture.server.requests[1];
    expect(put?.body).toEqual({ token: 'sesame' });
    expect(put?.headers['x-qiskit-completer-service']).toBe(
      fixture.service.url
    );
    expect(fixture.settings.current).toMatchObject({
      token: '',
      tokenService: ''
    });
    const forwarded = fixture.server.requests[2];
    expect(JSON.stringify(forwarded)).not.toContain('sesame');
  });

  it.each<[string, string | null, number]>([
    ['is used from the settings', null, 1],
    ['is not needed if the relay has another', 'environment', 0]
  ])(
    'stays if the relay can’t store it, and %s',
    async (_, source, directRequests) => {
      const fixture = await createTestConnection(
        createRelayHandler(
          createRelayState({ token: { source } }),
          (seen, response) =>
            seen.method === 'PUT'
              ? answerJson(response, { kind: 'store' }, 409, RELAY_HEADERS)
              : answerAsService(seen, response)
        ),
        { token: 'sesame' }
      );
      await fixture.requestModels();
      expect(fixture.settings.current.token).toBe('sesame');
      expect(fixture.service.requests).toHaveLength(directRequests);
    }
  );
});

describe('a token that the user enters', () => {
  it('is stored nowhere if the relay can’t store it', async () => {
    const fixture = await createTestConnection(
      createRelayHandler(createRelayState(), (_, response) =>
        answerJson(response, { kind: 'store' }, 409, RELAY_HEADERS)
      )
    );
    await expect(fixture.connection.setToken('sesame')).rejects.toMatchObject({
      problem: { kind: 'notStored' }
    });
    expect(fixture.settings.current.token).toBe('');
  });

  it('is deleted from the relay if it is empty', async () => {
    const fixture = await createTestConnection(
      createRelayHandler(createRelayState(), (_, response) =>
        answerJson(response, createRelayState(), 200, RELAY_HEADERS)
      )
    );
    await fixture.connection.setToken('');
    expect(listRelayCalls(fixture.server).at(-1)).toBe('DELETE token');
  });
});

describe('without a relay, a token', () => {
  const answer404: RequestHandler = (_, response) =>
    response.writeHead(404).end();

  it('is bound to the service for which it was entered', async () => {
    const fixture = await createTestConnection(answer404);
    await fixture.connection.setToken('sesame');
    expect(fixture.settings.current).toMatchObject({
      token: 'sesame',
      tokenService: fixture.service.url
    });
  });

  it('is bound when it is used if it was in the settings already', async () => {
    const fixture = await createTestConnection(answer404, { token: 'sesame' });
    await fixture.requestModels();
    expect(fixture.settings.current.tokenService).toBe(fixture.service.url);
  });

  it('is bound again when it is replaced', async () => {
    const fixture = await createTestConnection(answer404, {
      token: 'one',
      tokenService: 'http://a'
    });
    await fixture.settings.set('token', 'two');
    expect(fixture.settings.current.tokenService).toBe(fixture.service.url);
  });

  it('is not sent to another service, and the error says so', async () => {
    const fixture = await createTestConnection(answer404, {
      token: 'sesame',
      tokenService: 'http://a',
      serviceUrl: HOSTED_URL
    });
    await expect(fixture.requestModels(HOSTED_URL)).rejects.toMatchObject({
      problem: { kind: 'otherService', url: HOSTED_URL }
    });
  });

  it('is required for a request to the hosted service, which is not sent without one', async () => {
    const fixture = await createTestConnection(answer404, {
      serviceUrl: HOSTED_URL
    });
    await expect(fixture.requestModels(HOSTED_URL)).rejects.toMatchObject({
      problem: { kind: 'noToken' }
    });
  });
});
