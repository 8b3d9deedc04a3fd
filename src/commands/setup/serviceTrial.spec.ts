import { AssistantHost } from '../../jupyter/lazy/lazyAssistant';
import { Late } from '../../jupyter/lazy/lazy';
import { createTestConnection } from '../../testing/servers/connection';
import {
  RELAY_HEADERS,
  createRelayState
} from '../../testing/servers/standInRelay';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/standInServer';
import { ServiceTrial } from './serviceTrial';

afterEach(stopServers);

const OTHER_URL = 'http://other';

/** The header that names the service. */
const SERVICE_HEADER = 'x-qiskit-completer-service';

/** Decides when a token is stored, or that it is not. */
type OnStore = (store: () => void, refuse: () => void) => void;

/**
 * Services that list a model to who has a token, and never answer if they are
 * silent; and a relay that keeps tokens.
 */
function createRelay(
  tokens: Set<string>,
  onStore: OnStore,
  silent: ReadonlySet<string>
): RequestHandler {
  return ({ method, path, headers }, response) => {
    const service = String(headers[SERVICE_HEADER]);
    if (silent.has(service) && path.includes('/service/')) {
      return;
    }
    const state = () => {
      const isTyped = tokens.has(service);
      const source = isTyped ? 'typed' : null;
      const typed = { location: isTyped ? 'file' : null, problem: null };
      return createRelayState({ token: { source, typed } });
    };
    if (path.includes('/service/v1/models')) {
      const isKnown = tokens.has(service);
      answerJson(response, { data: [{ id: 'first' }] }, isKnown ? 200 : 401, {
        'X-Qiskit-Completer-Relay': 'service',
        'X-Qiskit-Completer-Token': isKnown ? 'typed' : 'none'
      });
    } else if (path.includes('/service/')) {
      const said = { 'X-Qiskit-Completer-Relay': 'service' };
      answerJson(response, {}, 404, said);
    } else if (method === 'PUT') {
      onStore(
        () => {
          tokens.add(service);
          answerJson(response, state(), 200, RELAY_HEADERS);
        },
        () => answerJson(response, { kind: 'store' }, 409, RELAY_HEADERS)
      );
    } else {
      if (method === 'DELETE') {
        tokens.delete(service);
      }
      answerJson(response, state(), 200, RELAY_HEADERS);
    }
  };
}

async function prepareTrial(
  changed: Parameters<typeof createTestConnection>[1] = {},
  known: readonly string[] = [],
  onStore: OnStore = store => store(),
  silent: ReadonlySet<string> = new Set()
) {
  const tokens = new Set(known);
  const { server, service, settings, connection } = await createTestConnection(
    createRelay(tokens, onStore, silent),
    changed
  );
  const host = new AssistantHost(settings, connection.send);
  const desk = {
    host,
    settings,
    connection: new Late(() => Promise.resolve(connection))
  };
  return {
    server,
    service,
    settings,
    host,
    tokens,
    trial: () => new ServiceTrial(desk)
  };
}

const neverAborted = new AbortController().signal;

describe('what was tried and is taken back', () => {
  it('leaves no token on the Jupyter server', async () => {
    const { trial, tokens } = await prepareTrial();
    const tried = trial();
    const { kind } = await tried.tryService(OTHER_URL, 'secret', neverAborted);
    expect(kind).toBe('works');
    await tried.tryService('http://third', 'secret', neverAborted);
    expect(tokens.size).toBe(2);
    await tried.revert();
    expect([...tokens]).toEqual([]);
  });

  it('forgets no token that was there before', async () => {
    const { trial, tokens } = await prepareTrial({}, [OTHER_URL]);
    const tried = trial();
    await tried.tryService(OTHER_URL, 'another', neverAborted);
    await tried.revert();
    expect([...tokens]).toEqual([OTHER_URL]);
  });

  it('was still under way when the person gave up', async () => {
    let isStoring: (store: () => void) => void = () => undefined;
    const storing = new Promise<() => void>(resolve => (isStoring = resolve));
    const { trial, tokens, service, settings } = await prepareTrial(
      { model: 'mine' },
      [],
      store => isStoring(store)
    );
    const tried = trial();
    const gone = new AbortController();
    const used = tried.tryService(OTHER_URL, 'secret', gone.signal);
    const store = await storing;
    gone.abort();
    const back = tried.revert();
    store();
    await expect(used).rejects.toMatchObject({ name: 'AbortError' });
    await back;
    expect([...tokens]).toEqual([]);
    expect(settings.current).toMatchObject({
      serviceUrl: service.url,
      model: 'mine'
    });
  });

  it('has the model again that was left on the way back', async () => {
    const { trial, service, settings } = await prepareTrial({ model: 'mine' });
    const tried = trial();
    await tried.tryService(OTHER_URL, '', neverAborted);
    await tried.tryService(service.url, '', neverAborted);
    await tried.revert();
    expect(settings.current.model).toBe('mine');
  });

  it('has the token of the settings again, for its own service', async () => {
    const { trial, settings } = await prepareTrial({ transport: 'direct' });
    await settings.set('token', 'mine');
    await settings.set('tokenService', 'http://of-the-token');
    const tried = trial();
    await tried.tryService('http://127.0.0.1:9', 'another', neverAborted);
    expect(settings.current.token).toBe('another');
    await tried.revert();
    expect(settings.current).toMatchObject({
      token: 'mine',
      tokenService: 'http://of-the-token'
    });
  });

  it('doesn’t hide what was wrong before', async () => {
    const { trial, host } = await prepareTrial();
    await expect((await host.load()).listModels()).rejects.toThrow('noToken');
    expect(host.status.kind).toBe('noToken');
    const tried = trial();
    await tried.tryService(OTHER_URL, 'secret', neverAborted);
    const missed = new Promise<void>(resolve =>
      host.statusChanged.connect(
        (_, { kind }) => kind === 'noToken' && resolve()
      )
    );
    await tried.revert();
    await missed;
    expect(host.status.kind).toBe('noToken');
  });

  it('waits for no service that doesn’t answer any more', async () => {
    const silent = new Set<string>();
    const { trial, host, service, settings } = await prepareTrial(
      {},
      [],
      undefined,
      silent
    );
    await expect((await host.load()).listModels()).rejects.toThrow('noToken');
    const tried = trial();
    await tried.tryService(OTHER_URL, 'secret', neverAborted);
    silent.add(service.url);
    await tried.revert();
    expect(settings.current.serviceUrl).toBe(service.url);
  });
});

describe('what is tried again after a failure', () => {
  it('is asked for no model of the service before', async () => {
    let isFull = true;
    const { trial, settings } = await prepareTrial(
      { model: 'mine' },
      [],
      (store, refuse) => (isFull ? refuse() : store())
    );
    const tried = trial();
    await expect(
      tried.tryService(OTHER_URL, 'secret', neverAborted)
    ).rejects.toThrow('notStored');
    isFull = false;
    const { kind } = await tried.tryService(OTHER_URL, 'secret', neverAborted);
    expect(kind).toBe('works');
    expect(settings.current).toMatchObject({
      serviceUrl: OTHER_URL,
      model: ''
    });
  });
});
