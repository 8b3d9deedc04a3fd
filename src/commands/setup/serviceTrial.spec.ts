import { LazyAssistant } from '../../jupyter/lazy/lazyAssistant';
import { Lazy } from '../../jupyter/lazy/lazy';
import { createTestConnection } from '../../testing/servers/connection';
import {
  RELAY_HEADERS,
  createRelayState
} from '../../testing/servers/testRelay';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/testServer';
import { ServiceTrial } from './serviceTrial';

afterEach(stopServers);

const OTHER_URL = 'http://other';

/** The header that names the service. */
const SERVICE_HEADER = 'x-qiskit-completer-service';

/** Stores a token by calling `store`, possibly later, or rejects it. */
type OnStore = (store: () => void, reject: () => void) => void;

/**
 * Creates a relay that stores tokens, with services behind it that list a model
 * to requests with a token.
 *
 * @param servicesWithToken - the services for which a token is stored.
 * @param silentServices - the services that never answer.
 */
function createRelay(
  servicesWithToken: Set<string>,
  onStore: OnStore,
  silentServices: ReadonlySet<string>
): RequestHandler {
  return ({ method, path, headers }, response) => {
    const service = String(headers[SERVICE_HEADER]);
    if (silentServices.has(service) && path.includes('/service/')) {
      return;
    }
    const createState = () => {
      const isTyped = servicesWithToken.has(service);
      const source = isTyped ? 'typed' : null;
      const typed = { location: isTyped ? 'file' : null, problem: null };
      return createRelayState({ token: { source, typed } });
    };
    if (path.includes('/service/v1/models')) {
      const hasToken = servicesWithToken.has(service);
      answerJson(response, { data: [{ id: 'first' }] }, hasToken ? 200 : 401, {
        'X-Qiskit-Completer-Relay': 'service',
        'X-Qiskit-Completer-Token': hasToken ? 'typed' : 'none'
      });
    } else if (path.includes('/service/')) {
      const serviceHeaders = { 'X-Qiskit-Completer-Relay': 'service' };
      answerJson(response, {}, 404, serviceHeaders);
    } else if (method === 'PUT') {
      onStore(
        () => {
          servicesWithToken.add(service);
          answerJson(response, createState(), 200, RELAY_HEADERS);
        },
        () => answerJson(response, { kind: 'store' }, 409, RELAY_HEADERS)
      );
    } else {
      if (method === 'DELETE') {
        servicesWithToken.delete(service);
      }
      answerJson(response, createState(), 200, RELAY_HEADERS);
    }
  };
}

async function prepareTrial(
  changed: Parameters<typeof createTestConnection>[1] = {},
  initialServicesWithToken: readonly string[] = [],
  onStore: OnStore = store => store(),
  silentServices: ReadonlySet<string> = new Set()
) {
  const servicesWithToken = new Set(initialServicesWithToken);
  const { server, service, settings, connection } = await createTestConnection(
    createRelay(servicesWithToken, onStore, silentServices),
    changed
  );
  const host = new LazyAssistant(settings, connection.send);
  const context = {
    host,
    settings,
    connection: new Lazy(() => Promise.resolve(connection))
  };
  return {
    server,
    service,
    settings,
    host,
    servicesWithToken,
    createTrial: () => new ServiceTrial(context)
  };
}

const neverAborted = new AbortController().signal;

describe('reverting a service trial', () => {
  it('deletes its tokens on the Jupyter server', async () => {
    const { createTrial, servicesWithToken } = await prepareTrial();
    const trial = createTrial();
    const { kind } = await trial.tryService(OTHER_URL, 'secret', neverAborted);
    expect(kind).toBe('works');
    await trial.tryService('http://third', 'secret', neverAborted);
    expect(servicesWithToken.size).toBe(2);
    await trial.revert();
    expect([...servicesWithToken]).toEqual([]);
  });

  it('deletes no token of a service that had one before', async () => {
    const { createTrial, servicesWithToken } = await prepareTrial({}, [
      OTHER_URL
    ]);
    const trial = createTrial();
    await trial.tryService(OTHER_URL, 'another', neverAborted);
    await trial.revert();
    expect([...servicesWithToken]).toEqual([OTHER_URL]);
  });

  it('waits for a trial that is still running', async () => {
    let onStore: OnStore = () => undefined;
    const storeRequested = new Promise<() => void>(
      resolve => (onStore = resolve)
    );
    const { createTrial, servicesWithToken, service, settings } =
      await prepareTrial({ model: 'mine' }, [], (store, reject) =>
        onStore(store, reject)
      );
    const trial = createTrial();
    const controller = new AbortController();
    const result = trial.tryService(OTHER_URL, 'secret', controller.signal);
    const store = await storeRequested;
    controller.abort();
    const reverted = trial.revert();
    store();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    await reverted;
    expect([...servicesWithToken]).toEqual([]);
    expect(settings.current).toMatchObject({
      serviceUrl: service.url,
      model: 'mine'
    });
  });

  it('restores the model after the user has returned to the first service', async () => {
    const { createTrial, service, settings } = await prepareTrial({
      model: 'mine'
    });
    const trial = createTrial();
    await trial.tryService(OTHER_URL, '', neverAborted);
    await trial.tryService(service.url, '', neverAborted);
    await trial.revert();
    expect(settings.current.model).toBe('mine');
  });

  it('restores the token in the settings, with the service that it belongs to', async () => {
    const { createTrial, settings } = await prepareTrial({
      transport: 'direct'
    });
    await settings.set('token', 'mine');
    await settings.set('tokenService', 'http://of-the-token');
    const trial = createTrial();
    await trial.tryService('http://127.0.0.1:9', 'another', neverAborted);
    expect(settings.current.token).toBe('another');
    await trial.revert();
    expect(settings.current).toMatchObject({
      token: 'mine',
      tokenService: 'http://of-the-token'
    });
  });

  it('shows the earlier problem again', async () => {
    const { createTrial, host } = await prepareTrial();
    await expect((await host.load()).listModels()).rejects.toThrow('noToken');
    expect(host.status.kind).toBe('noToken');
    const trial = createTrial();
    await trial.tryService(OTHER_URL, 'secret', neverAborted);
    const problemShown = new Promise<void>(resolve =>
      host.statusChanged.connect(
        (_, { kind }) => kind === 'noToken' && resolve()
      )
    );
    await trial.revert();
    await problemShown;
    expect(host.status.kind).toBe('noToken');
  });

  it('does not wait for a service that no longer answers', async () => {
    const silentServices = new Set<string>();
    const { createTrial, host, service, settings } = await prepareTrial(
      {},
      [],
      undefined,
      silentServices
    );
    await expect((await host.load()).listModels()).rejects.toThrow('noToken');
    const trial = createTrial();
    await trial.tryService(OTHER_URL, 'secret', neverAborted);
    silentServices.add(service.url);
    await trial.revert();
    expect(settings.current.serviceUrl).toBe(service.url);
  });
});

describe('another trial after a failure', () => {
  it('does not use the model of the service before', async () => {
    let isFull = true;
    const { createTrial, settings } = await prepareTrial(
      { model: 'mine' },
      [],
      (store, reject) => (isFull ? reject() : store())
    );
    const trial = createTrial();
    await expect(
      trial.tryService(OTHER_URL, 'secret', neverAborted)
    ).rejects.toThrow('notStored');
    isFull = false;
    const { kind } = await trial.tryService(OTHER_URL, 'secret', neverAborted);
    expect(kind).toBe('works');
    expect(settings.current).toMatchObject({
      serviceUrl: OTHER_URL,
      model: ''
    });
  });
});
