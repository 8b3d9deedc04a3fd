import { HOSTED_URL } from '../../core/settings/settings';
import { callsOf, connected, forwards } from '../../testing/servers/connection';
import { SAID_BY_RELAY, stateOfRelay, withRelay } from '../../testing/servers/standInRelay';
import { answerJson, stopServers } from '../../testing/servers/standInServer';

afterEach(stopServers);

describe('the way to the service', () => {
  it('is the relay, where there is one, which is asked once', async () => {
    const desk = await connected(withRelay(stateOfRelay(), forwards));
    expect(desk.server.seen).toEqual([]);
    await desk.ask();
    await desk.ask();
    expect(callsOf(desk.server)).toEqual([
      'GET state',
      'GET models',
      'GET models'
    ]);
    expect(desk.service.seen).toEqual([]);
  });

  it('is direct, where there is none', async () => {
    const desk = await connected((_, response) =>
      response.writeHead(404).end()
    );
    await desk.ask();
    await desk.ask();
    expect(desk.service.calls).toEqual(['GET /v1/models', 'GET /v1/models']);
    expect(callsOf(desk.server)).toEqual(['GET state']);
  });

  it('is direct, where the person says so', async () => {
    const relay = withRelay(stateOfRelay(), forwards);
    const desk = await connected(relay, { transport: 'direct' });
    await desk.ask();
    expect(desk.service.calls).toEqual(['GET /v1/models']);
  });

  it.each(['relay', 'direct'] as const)(
    'can be gone without any token: %s',
    async transport => {
      const relay = withRelay(stateOfRelay(), forwards);
      const desk = await connected(relay, { transport, token: 'sesame' });
      const root = desk.service.url;
      await desk.connection.sendWithoutToken(`${root}/v1/models`, {}, root);
      const { seen } = transport === 'relay' ? desk.server : desk.service;
      const asked = seen.find(({ path }) => path.includes('/v1/models'));
      expect(asked?.headers).not.toHaveProperty('authorization');
      expect(asked?.headers['x-qiskit-completer-token']).toBe(
        transport === 'relay' ? 'never' : undefined
      );
    }
  );

  it('is the administrator’s, where it is locked', async () => {
    const settings = { transport: 'relay' };
    const state = stateOfRelay({ settings, locked: ['transport'] });
    const relay = withRelay(state, forwards);
    const desk = await connected(relay, { transport: 'direct' });
    await desk.ask();
    expect(desk.service.calls).toEqual([]);
  });

  it('is none, where the relay is wanted and missing', async () => {
    const desk = await connected(
      (_, response) => response.writeHead(404).end(),
      { transport: 'relay', token: 'sesame' }
    );
    await expect(desk.ask()).rejects.toMatchObject({
      problem: { kind: 'noServer' }
    });
    expect(desk.service.seen).toEqual([]);
  });

  it('is found after the Jupyter server came back', async () => {
    let signedIn = false;
    const relay = withRelay(stateOfRelay(), forwards);
    const desk = await connected((seen, response) =>
      signedIn
        ? relay(seen, response)
        : answerJson(response, { message: 'Forbidden' }, 403)
    );
    await expect(desk.ask()).rejects.toMatchObject({
      problem: { kind: 'noServer', status: 403 }
    });
    signedIn = true;
    await desk.ask();
    expect(callsOf(desk.server).at(-1)).toBe('GET models');
    expect(desk.service.seen).toEqual([]);
  });

  it('leads to what the administrator has set, for who chose nothing', async () => {
    const relay = withRelay(stateOfRelay(), forwards);
    const desk = await connected(relay, { serviceUrl: HOSTED_URL });
    await desk.ask(HOSTED_URL);
    const { headers } = desk.server.seen.at(-1) ?? {};
    expect(headers?.['x-qiskit-completer-service']).toBe('default');
  });

  it('leads to the hosted service, for who chose it although another one is set', async () => {
    const settings = {
      serviceUrl: 'http://set',
      model: '',
      transport: ''
    } as const;
    const desk = await connected(
      withRelay(stateOfRelay({ settings }), forwards),
      { serviceUrl: HOSTED_URL },
      { settings, locked: [] }
    );
    await desk.ask(HOSTED_URL);
    const { headers } = desk.server.seen.at(-1) ?? {};
    expect(headers?.['x-qiskit-completer-service']).toBe(HOSTED_URL);
  });

  it('stays the relay, where a token for another service can’t be stored', async () => {
    const desk = await connected(
      withRelay(stateOfRelay(), (seen, response) =>
        seen.method === 'PUT'
          ? answerJson(response, { kind: 'notAllowed' }, 403, SAID_BY_RELAY)
          : forwards(seen, response)
      ),
      { token: 'sesame', tokenService: 'http://before' }
    );
    await desk.ask();
    expect(callsOf(desk.server).at(-1)).toBe('GET models');
    expect(desk.service.seen).toEqual([]);
    expect(desk.settings.current.token).toBe('sesame');
  });
});
