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
import { answerJson, stopServers } from '../../testing/servers/standInServer';

afterEach(stopServers);

describe('the way to the service', () => {
  it('is the relay, where there is one, which is asked once', async () => {
    const desk = await createTestConnection(
      createRelayHandler(createRelayState(), answerAsService)
    );
    expect(desk.server.requests).toEqual([]);
    await desk.ask();
    await desk.ask();
    expect(listRelayCalls(desk.server)).toEqual([
      'GET state',
      'GET models',
      'GET models'
    ]);
    expect(desk.service.requests).toEqual([]);
  });

  it('is direct, where there is none', async () => {
    const desk = await createTestConnection((_, response) =>
      response.writeHead(404).end()
    );
    await desk.ask();
    await desk.ask();
    expect(desk.service.requestLines).toEqual([
      'GET /v1/models',
      'GET /v1/models'
    ]);
    expect(listRelayCalls(desk.server)).toEqual(['GET state']);
  });

  it('is direct, where the person says so', async () => {
    const relay = createRelayHandler(createRelayState(), answerAsService);
    const desk = await createTestConnection(relay, { transport: 'direct' });
    await desk.ask();
    expect(desk.service.requestLines).toEqual(['GET /v1/models']);
  });

  it.each(['relay', 'direct'] as const)(
    'can be gone without any token: %s',
    async transport => {
      const relay = createRelayHandler(createRelayState(), answerAsService);
      const desk = await createTestConnection(relay, {
        transport,
        token: 'sesame'
      });
      const root = desk.service.url;
      await desk.connection.sendWithoutToken(`${root}/v1/models`, {}, root);
      const { requests: seen } =
        transport === 'relay' ? desk.server : desk.service;
      const asked = seen.find(({ path }) => path.includes('/v1/models'));
      expect(asked?.headers).not.toHaveProperty('authorization');
      expect(asked?.headers['x-qiskit-completer-token']).toBe(
        transport === 'relay' ? 'never' : undefined
      );
    }
  );

  it('is the administrator’s, where it is locked', async () => {
    const settings = { transport: 'relay' };
    const state = createRelayState({ settings, locked: ['transport'] });
    const relay = createRelayHandler(state, answerAsService);
    const desk = await createTestConnection(relay, { transport: 'direct' });
    await desk.ask();
    expect(desk.service.requestLines).toEqual([]);
  });

  it('is none, where the relay is wanted and missing', async () => {
    const desk = await createTestConnection(
      (_, response) => response.writeHead(404).end(),
      { transport: 'relay', token: 'sesame' }
    );
    await expect(desk.ask()).rejects.toMatchObject({
      problem: { kind: 'noServer' }
    });
    expect(desk.service.requests).toEqual([]);
  });

  it('is found after the Jupyter server came back', async () => {
    let signedIn = false;
    const relay = createRelayHandler(createRelayState(), answerAsService);
    const desk = await createTestConnection((seen, response) =>
      signedIn
        ? relay(seen, response)
        : answerJson(response, { message: 'Forbidden' }, 403)
    );
    await expect(desk.ask()).rejects.toMatchObject({
      problem: { kind: 'noServer', status: 403 }
    });
    signedIn = true;
    await desk.ask();
    expect(listRelayCalls(desk.server).at(-1)).toBe('GET models');
    expect(desk.service.requests).toEqual([]);
  });

  it('leads to what the administrator has set, for who chose nothing', async () => {
    const relay = createRelayHandler(createRelayState(), answerAsService);
    const desk = await createTestConnection(relay, { serviceUrl: HOSTED_URL });
    await desk.ask(HOSTED_URL);
    const { headers } = desk.server.requests.at(-1) ?? {};
    expect(headers?.['x-qiskit-completer-service']).toBe('default');
  });

  it('leads to the hosted service, for who chose it although another one is set', async () => {
    const settings = {
      serviceUrl: 'http://set',
      model: '',
      transport: ''
    } as const;
    const desk = await createTestConnection(
      createRelayHandler(createRelayState({ settings }), answerAsService),
      { serviceUrl: HOSTED_URL },
      { settings, locked: [] }
    );
    await desk.ask(HOSTED_URL);
    const { headers } = desk.server.requests.at(-1) ?? {};
    expect(headers?.['x-qiskit-completer-service']).toBe(HOSTED_URL);
  });

  it('stays the relay, where a token for another service can’t be stored', async () => {
    const desk = await createTestConnection(
      createRelayHandler(createRelayState(), (seen, response) =>
        seen.method === 'PUT'
          ? answerJson(response, { kind: 'notAllowed' }, 403, RELAY_HEADERS)
          : answerAsService(seen, response)
      ),
      { token: 'sesame', tokenService: 'http://before' }
    );
    await desk.ask();
    expect(listRelayCalls(desk.server).at(-1)).toBe('GET models');
    expect(desk.service.requests).toEqual([]);
    expect(desk.settings.current.token).toBe('sesame');
  });
});
