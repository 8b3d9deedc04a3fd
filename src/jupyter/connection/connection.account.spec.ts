import {
  listRelayCalls,
  createTestConnection
} from '../../testing/servers/connection';
import {
  RELAY_HEADERS,
  createRelayState,
  createRelayHandler
} from '../../testing/servers/standInRelay';
import { answerJson, stopServers } from '../../testing/servers/standInServer';

afterEach(stopServers);

const CHOSEN = createRelayState({
  token: {
    source: 'account',
    accounts: {
      names: [{ name: 'work', channel: 'ibm_cloud' }],
      selected: 'work',
      chosen: true
    }
  }
});

describe('an account', () => {
  it.each([
    ['work', 'PUT account', { account: 'work' }],
    [null, 'PUT account', { account: null }],
    [undefined, 'DELETE account', undefined]
  ])('is chosen on the Jupyter server: %s', async (choice, call, body) => {
    const desk = await createTestConnection(
      createRelayHandler(createRelayState(), (_, response) =>
        answerJson(response, CHOSEN, 200, RELAY_HEADERS)
      )
    );
    const changes: unknown[] = [];
    desk.connection.changed.connect(({ known }) => changes.push(known));
    const state = await desk.connection.chooseAccount(choice);
    expect(state).toMatchObject({ account: 'work', isAccountChosen: true });
    expect(listRelayCalls(desk.server).at(-1)).toBe(call);
    expect(desk.server.requests.at(-1)?.body).toEqual(body);
    expect(changes).toEqual([state]);
  });

  it('is none without the relay', async () => {
    const desk = await createTestConnection((_, response) =>
      response.writeHead(404).end()
    );
    await expect(desk.connection.chooseAccount('work')).rejects.toMatchObject({
      problem: { kind: 'noServer' }
    });
  });
});

describe('the way to the service', () => {
  it('is described by what the relay says', async () => {
    const desk = await createTestConnection(createRelayHandler(CHOSEN));
    expect(desk.connection.known).toBeUndefined();
    expect(await desk.connection.describe()).toMatchObject({
      service: 'http://service',
      relay: { hasTypedToken: false },
      tokenLocation: { kind: 'account', name: 'work' }
    });
    expect(desk.connection.known).toMatchObject({ account: 'work' });
  });

  it('is described by the settings, without a relay', async () => {
    const desk = await createTestConnection(
      (_, response) => response.writeHead(404).end(),
      { token: 'sesame' }
    );
    expect(await desk.connection.describe()).toEqual({
      service: desk.service.url,
      relay: null,
      secrets: null,
      tokenLocation: { kind: 'settings' }
    });
    expect(desk.connection.known).toBeNull();
  });
});
