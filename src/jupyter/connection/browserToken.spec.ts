import {
  InMemoryConnector,
  type ISecretsConnector,
  SecretsManager
} from 'jupyter-secrets-manager';
import {
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
import { Secrets } from './secretsManager';

afterEach(stopServers);

const NONE: RequestHandler = (_, response) => response.writeHead(404).end();
const ID = 'jupyterlab-qiskit-completer:secrets';

/** One for this page; what it keeps is said by `place`. */
const manager = new SecretsManager({});
let place: ISecretsConnector;
manager.setConnector({
  fetch: async id => place.fetch?.(id),
  save: async (id, secret) => place.save?.(id, secret),
  remove: async id => place.remove?.(id)
});
let key: symbol;
SecretsManager.sign(ID, symbol => {
  key = symbol ?? Symbol('none');
  return { id: ID, description: 'Ours.', activate: () => undefined };
});

/** A page with a secrets manager, and what its user has. */
async function desk(
  jupyter: RequestHandler = NONE,
  settings: Parameters<typeof createTestConnection>[1] = {},
  connector: ISecretsConnector = new InMemoryConnector()
) {
  place = connector;
  const secrets = new Secrets(manager, key, ID, false);
  const all = await createTestConnection(jupyter, settings, undefined, () =>
    Promise.resolve(secrets)
  );
  return { ...all, secrets };
}

describe('a typed token, without the relay', () => {
  it('is in the secrets manager only, and is sent from there', async () => {
    const { connection, service, settings, secrets, ask } = await desk();
    await connection.setToken('sesame');
    expect(settings.current.token).toBe('');
    expect(await secrets.get(service.url)).toBe('sesame');
    await ask();
    expect(service.requests[0]?.headers['authorization']).toBe('Bearer sesame');
    expect(await connection.describe()).toMatchObject({
      secrets: 'memory',
      tokenLocation: { kind: 'secrets' }
    });
  });

  it('is sent to no other service', async () => {
    const { connection, settings, service, ask } = await desk();
    await connection.setToken('sesame');
    const { url } = service;
    await settings.set('serviceUrl', url.replace('127.0.0.1', 'localhost'));
    await ask(settings.current.serviceUrl);
    expect(service.requests[0]?.headers['authorization']).toBeUndefined();
  });

  it('takes the place of one that the settings have', async () => {
    const { connection, settings, service, secrets } = await desk(NONE, {
      token: 'older'
    });
    await connection.setToken('sesame');
    expect(settings.current.token).toBe('');
    expect(await secrets.get(service.url)).toBe('sesame');
  });

  it('is forgotten in both places', async () => {
    const { connection, settings, service, secrets } = await desk();
    await connection.setToken('sesame');
    await connection.setToken('');
    expect(settings.current.token).toBe('');
    expect(await secrets.get(service.url)).toBe('');
  });

  it.each<[string, ISecretsConnector]>([
    ['keeps nothing', {}],
    [
      'fails',
      {
        fetch: () => Promise.reject(new Error('No.')),
        save: () => Promise.reject(new Error('No.'))
      }
    ]
  ])('stays in the settings, where the manager %s', async (_, connector) => {
    const { connection, settings, ask, service } = await desk(
      NONE,
      {},
      connector
    );
    await connection.setToken('sesame');
    expect(settings.current.token).toBe('sesame');
    await ask();
    expect(service.requests[0]?.headers['authorization']).toBe('Bearer sesame');
  });

  it('that the settings have stays there until another one is typed', async () => {
    const { settings, service, secrets, ask } = await desk(NONE, {
      token: 'older'
    });
    await ask();
    expect(settings.current.token).toBe('older');
    expect(await secrets.get(service.url)).toBe('');
  });
});

describe('with the relay, a token of the secrets manager', () => {
  it('moves to the Jupyter server, and goes when it is stored there', async () => {
    let before = '';
    const all = await desk(
      createRelayHandler(createRelayState(), (seen, response) => {
        if (seen.method !== 'PUT') {
          answerAsService(seen, response);
          return;
        }
        void all.secrets.get(all.service.url).then(token => {
          before = token;
          answerJson(response, createRelayState(), 200, RELAY_HEADERS);
        });
      })
    );
    await all.secrets.put(all.service.url, 'sesame');
    await all.ask();
    expect(before).toBe('sesame');
    expect(await all.secrets.get(all.service.url)).toBe('');
    const put = all.server.requests.find(({ method }) => method === 'PUT');
    expect(put?.body).toEqual({ token: 'sesame' });
    expect(put?.headers['x-qiskit-completer-service']).toBe(all.service.url);
  });

  it('stays, where it can’t be stored', async () => {
    const { secrets, service, ask } = await desk(
      createRelayHandler(createRelayState(), (seen, response) =>
        seen.method === 'PUT'
          ? answerJson(response, { kind: 'store' }, 409, RELAY_HEADERS)
          : answerAsService(seen, response)
      )
    );
    await secrets.put(service.url, 'sesame');
    await ask();
    expect(await secrets.get(service.url)).toBe('sesame');
  });
});
