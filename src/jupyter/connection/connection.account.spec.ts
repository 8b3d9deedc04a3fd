import {
  listRelayCalls,
  createTestConnection
} from '../../testing/servers/connection';
import {
  RELAY_HEADERS,
  createRelayState,
  createRelayHandler
} from '../../testing/servers/testRelay';
import { answerJson, stopServers } from '../../testing/servers/testServer';

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
  ])('is chosen on the Jupyter server (%s)', async (choice, call, body) => {
    const fixture = await createTestConnection(
      createRelayHandler(createRelayState(), (_, response) =>
        answerJson(response, CHOSEN, 200, RELAY_HEADERS)
      )
    );
    const changes: unknown[] = [];
    fixture.connection.changed.connect(({ lastRelayState }) =>
      changes.push(lastRelayState)
    );
    const state = await fixture.connection.chooseAccount(choice);
    expect(state).toMatchObject({ account: 'work', isAccountChosen: true });
    expect(listRelayCalls(fixture.server).at(-1)).toBe(call);
    expect(fixture.server.requests.at(-1)?.body).toEqual(body);
    expect(changes).toEqual([state]);
  });

  it('can’t be chosen without the relay', async () => {
    const fixture = await createTestConnection((_, response) =>
      response.writeHead(404).end()
    );
    await expect(
      fixture.connection.chooseAccount('work')
    ).rejects.toMatchObject({
      problem: { kind: 'noServer' }
    });
  });
});

describe('the description of the connection', () => {
  it('follows from the state of the relay', async () => {
    const fixture = await createTestConnection(createRelayHandler(CHOSEN));
    expect(fixture.connection.lastRelayState).toBeUndefined();
    expect(await fixture.connection.describe()).toMatchObject({
      service: 'http://service',
      relay: { hasTypedToken: false },
      tokenLocation: { kind: 'account', name: 'work' }
    });
    expect(fixture.connection.lastRelayState).toMatchObject({
      account: 'work'
    });
  });

  it('follows from the settings without a relay', async () => {
    const fixture = await createTestConnection(
      (_, response) => response.writeHead(404).end(),
      { token: 'sesame' }
    );
    expect(await fixture.connection.describe()).toEqual({
      service: fixture.service.url,
      relay: null,
      secrets: null,
      tokenLocation: { kind: 'settings' }
    });
    expect(fixture.connection.lastRelayState).toBeNull();
  });
});
