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
import { answerJson, stopServers } from '../../testing/servers/testServer';

afterEach(stopServers);

describe('a request to the service', () => {
  it('travels through the relay if there is one, whose state is fetched once', async () => {
    const fixture = await createTestConnection(
      createRelayHandler(createRelayState(), answerAsService)
    );
    expect(fixture.server.requests).toEqual([]);
    await fixture.requestModels();
    await fixture.requestModels();
    expect(listRelayCalls(fixture.server)).toEqual([
      'GET state',
      'GET models',
      'GET models'
    ]);
    expect(fixture.service.requests).toEqual([]);
  });

  it('travels directly if there is no relay', async () => {
    const fixture = await createTestConnection((_, response) =>
      response.writeHead(404).end()
    );
    await fixture.requestModels();
    await fixture.requestModels();
    expect(fixture.service.requestLines).toEqual([
      'GET /v1/models',
      'GET /v1/models'
    ]);
    expect(listRelayCalls(fixture.server)).toEqual(['GET state']);
  });

  it('travels directly if the user has chosen that', async () => {
    const relay = createRelayHandler(createRelayState(), answerAsService);
    const fixture = await createTestConnection(relay, { transport: 'direct' });
    await fixture.requestModels();
    expect(fixture.service.requestLines).toEqual(['GET /v1/models']);
  });

  it.each(['relay', 'direct'] as const)(
    'can be sent without any token (%s)',
    async transport => {
      const relay = createRelayHandler(createRelayState(), answerAsService);
      const fixture = await createTestConnection(relay, {
        transport,
        token: 'sesame'
      });
      const root = fixture.service.url;
      await fixture.connection.sendWithoutToken(`${root}/v1/models`, {}, root);
      const { requests } =
        transport === 'relay' ? fixture.server : fixture.service;
      const received = requests.find(({ path }) => path.includes('/v1/models'));
      expect(received?.headers).not.toHaveProperty('authorization');
      expect(received?.headers['x-qiskit-completer-token']).toBe(
        transport === 'relay' ? 'never' : undefined
      );
    }
  );

  it('travels as the administrator prescribes if that is locked', async () => {
    const settings = { transport: 'relay' };
    const state = createRelayState({ settings, locked: ['transport'] });
    const relay = createRelayHandler(state, answerAsService);
    const fixture = await createTestConnection(relay, { transport: 'direct' });
    await fixture.requestModels();
    expect(fixture.service.requestLines).toEqual([]);
  });

  it('fails if the relay is required and missing', async () => {
    const fixture = await createTestConnection(
      (_, response) => response.writeHead(404).end(),
      { transport: 'relay', token: 'sesame' }
    );
    await expect(fixture.requestModels()).rejects.toMatchObject({
      problem: { kind: 'noServer' }
    });
    expect(fixture.service.requests).toEqual([]);
  });

  it('succeeds once the user is signed in to the Jupyter server again', async () => {
    let isSignedIn = false;
    const relay = createRelayHandler(createRelayState(), answerAsService);
    const fixture = await createTestConnection((seen, response) =>
      isSignedIn
        ? relay(seen, response)
        : answerJson(response, { message: 'Forbidden' }, 403)
    );
    await expect(fixture.requestModels()).rejects.toMatchObject({
      problem: { kind: 'noServer', status: 403 }
    });
    isSignedIn = true;
    await fixture.requestModels();
    expect(listRelayCalls(fixture.server).at(-1)).toBe('GET models');
    expect(fixture.service.requests).toEqual([]);
  });

  it('goes to the administrator’s service if the user has chosen none', async () => {
    const relay = createRelayHandler(createRelayState(), answerAsService);
    const fixture = await createTestConnection(relay, {
      serviceUrl: HOSTED_URL
    });
    await fixture.requestModels(HOSTED_URL);
    const { headers } = fixture.server.requests.at(-1) ?? {};
    expect(headers?.['x-qiskit-completer-service']).toBe('default');
  });

  it('goes to the hosted service if the user has chosen it instead of the administrator’s', async () => {
    const settings = {
      serviceUrl: 'http://set',
      model: '',
      transport: ''
    } as const;
    const fixture = await createTestConnection(
      createRelayHandler(createRelayState({ settings }), answerAsService),
      { serviceUrl: HOSTED_URL },
      { settings, locked: [] }
    );
    await fixture.requestModels(HOSTED_URL);
    const { headers } = fixture.server.requests.at(-1) ?? {};
    expect(headers?.['x-qiskit-completer-service']).toBe(HOSTED_URL);
  });

  it('travels through the relay even if a token for another service can’t be stored there', async () => {
    const fixture = await createTestConnection(
      createRelayHandler(createRelayState(), (seen, response) =>
        seen.method === 'PUT'
          ? answerJson(response, { kind: 'notAllowed' }, 403, RELAY_HEADERS)
          : answerAsService(seen, response)
      ),
      { token: 'sesame', tokenService: 'http://before' }
    );
    await fixture.requestModels();
    expect(listRelayCalls(fixture.server).at(-1)).toBe('GET models');
    expect(fixture.service.requests).toEqual([]);
    expect(fixture.settings.current.token).toBe('sesame');
  });
});
