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
} from '../../testing/servers/testRelay';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/testServer';
import { SecretsClient } from './secretsManager';

afterEach(stopServers);

const NOT_FOUND: RequestHandler = (_, response) =>
  response.writeHead(404).end();
const ID = 'jupyterlab-qiskit-completer:secrets';

/** The secrets manager of this page, whose storage is `secretsConnector`. */
const manager = new SecretsManager({});
let secretsConnector: ISecretsConnector;
manager.setConnector({
  fetch: async id => secretsConnector.fetch?.(id),
  save: async (id, secret) => secretsConnector.save?.(id, secret),
  remove: async id => secretsConnector.remove?.(id)
});
let key: symbol;
SecretsManager.sign(ID, symbol => {
  key = symbol ?? Symbol('none');
  return { id: ID, description: 'Ours.', activate: () => undefined };
});

/** Opens a connection of a page with a secrets manager. */
async function openConnection(
  jupyter: RequestHandler = NOT_FOUND,
  settings: Parameters<typeof createTestConnection>[1] = {},
  connector: ISecretsConnector = new InMemoryConnector()
) {
  secretsConnector = connector;
  const secrets = new SecretsClient(manager, key, ID, false);
  const fixture = await createTestConnection(jupyter, settings, undefined, () =>
    Promise.resolve(secrets)
  );
  return { ...fixture, secrets };
}

describe('a token that the user has entered, without the relay', () => {
  it('is stored in the secrets manager only, and sent from there', async () => {
    const { connection, service, settings, secrets, requestModels } =
      await openConnection();
    await connection.setToken('sesame');
    expect(settings.current.token).toBe('');
    expect(await secrets.get(service.url)).toBe('sesame');
    await requestModels();
    expect(service.requests[0]?.headers['authorization']).toBe('Bearer sesame');
    expect(await connection.describe()).toMatchObject({
      secrets: 'memory',
      tokenLocation: { kind: 'secrets' }
    });
  });

  it('is sent to no other service', async () => {
    const { connection, settings, service, requestModels } =
      await openConnection();
    await connection.setToken('sesame');
    const { url } = service;
    await settings.set('serviceUrl', url.replace('127.0.0.1', 'localhost'));
    await requestModels(settings.current.serviceUrl);
    expect(service.requests[0]?.headers['authorization']).toBeUndefined();
  });

  it('replaces the one in the settings', async () => {
    const { connection, settings, service, secrets } = await openConnection(
      NOT_FOUND,
      {
        token: 'older'
      }
    );
    await connection.setToken('sesame');
    expect(settings.current.token).toBe('');
    expect(await secrets.get(service.url)).toBe('sesame');
  });

  it('is deleted from both the secrets manager and the settings', async () => {
    const { connection, settings, service, secrets } = await openConnection();
    await connection.setToken('sesame');
    await connection.setToken('');
    expect(settings.current.token).toBe('');
    expect(await secrets.get(service.url)).toBe('');
  });

  it.each<[string, ISecretsConnector]>([
    ['stores nothing', {}],
    [
      'fails',
      {
        fetch: () => Promise.reject(new Error('No.')),
        save: () => Promise.reject(new Error('No.'))
      }
    ]
  ])(
    'is stored in the settings if the secrets manager %s',
    async (_, connector) => {
      const { connection, settings, requestModels, service } =
        await openConnection(NOT_FOUND, {}, connector);
      await connection.setToken('sesame');
      expect(settings.current.token).toBe('sesame');
      await requestModels();
      expect(service.requests[0]?.headers['authorization']).toBe(
        'Bearer sesame'
      );
    }
  );

  it('stays in the settings if it is there already', async () => {
    const { settings, service, secrets, requestModels } = await openConnection(
      NOT_FOUND,
      {
        token: 'older'
      }
    );
    await requestModels();
    expect(settings.current.token).toBe('older');
    expect(await secrets.get(service.url)).toBe('');
  });
});

describe('with the relay, a token in the secrets manager', () => {
  it('moves to the Jupyter server, and is deleted once it is stored there', async () => {
    let tokenDuringRequest = '';
    const fixture = await openConnection(
      createRelayHandler(createRelayState(), (seen, response) => {
        if (seen.method !== 'PUT') {
          answerAsService(seen, response);
          return;
        }
        void fixture.secrets.get(fixture.service.url).then(token => {
          tokenDuringRequest = token;
          answerJson(response, createRelayState(), 200, RELAY_HEADERS);
        });
      })
    );
    await fixture.secrets.store(fixture.service.url, 'sesame');
    await fixture.requestModels();
    expect(tokenDuringRequest).toBe('sesame');
    expect(await fixture.secrets.get(fixture.service.url)).toBe('');
    const put = fixture.server.requests.find(({ method }) => method === 'PUT');
    expect(put?.body).toEqual({ token: 'sesame' });
    expect(put?.headers['x-qiskit-completer-service']).toBe(
      fixture.service.url
    );
  });

  it('stays there if the Jupyter server can’t store it', async () => {
    const { secrets, service, requestModels } = await openConnection(
      createRelayHandler(createRelayState(), (seen, response) =>
        seen.method === 'PUT'
          ? answerJson(response, { kind: 'store' }, 409, RELAY_HEADERS)
          : answerAsService(seen, response)
      )
    );
    await secrets.store(service.url, 'sesame');
    await requestModels();
    expect(await secrets.get(service.url)).toBe('sesame');
  });
});
