import {
  RELAY_HEADERS,
  createRelayClient,
  createRelayState,
  createRelayHandler
} from '../../testing/servers/testRelay';
import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/testServer';

const ROOT = 'http://service';

afterEach(stopServers);

async function createRelay(answer: RequestHandler) {
  const server = await TestServer.start(answer);
  return { server, relay: createRelayClient(server) };
}

describe('the state of the relay', () => {
  it('is parsed', async () => {
    const { relay } = await createRelay(
      createRelayHandler(
        createRelayState({
          locked: ['model', 'colour'],
          settings: { model: 'granite', transport: 'relay' },
          token: {
            source: 'account',
            accounts: {
              names: [{ name: 'work', channel: 'ibm_cloud' }, 7],
              selected: 'work'
            }
          }
        })
      )
    );
    expect(await relay.getState(ROOT)).toMatchObject({
      locked: ['model'],
      settings: { model: 'granite', transport: 'relay' },
      source: 'account',
      accounts: [{ name: 'work', channel: 'ibm_cloud' }],
      account: 'work'
    });
  });

  it.each<[string, RequestHandler]>([
    ['a server without it', (_, response) => response.writeHead(404).end()],
    [
      'a web server of static files',
      (_, response) => response.writeHead(403).end('<html>')
    ],
    ['a front page for everything', (_, response) => response.end('<html>')]
  ])('is null for %s', async (_, answer) => {
    const { relay } = await createRelay(answer);
    expect(await relay.getState(ROOT)).toBeNull();
  });

  it('fails with the reason why a token is not stored', async () => {
    const { relay } = await createRelay((_, response) =>
      answerJson(
        response,
        { kind: 'store', message: 'No.' },
        409,
        RELAY_HEADERS
      )
    );
    await expect(relay.storeToken(ROOT, 'sesame')).rejects.toMatchObject({
      problem: { kind: 'notStored', message: 'No.' }
    });
  });
});
