import { AssistantHost } from '../../jupyter/lazy/lazyAssistant';
import { Late } from '../../jupyter/lazy/lazy';
import { connected } from '../../testing/servers/connection';
import { SAID_BY_RELAY, stateOfRelay } from '../../testing/servers/standInRelay';
import { answerJson, type Answering, stopServers } from '../../testing/servers/standInServer';
import { Trial } from './serviceTrial';

afterEach(stopServers);

const OTHER = 'http://other';

/** The header that names the service. */
const SERVICE = 'x-qiskit-completer-service';

/** Decides when a token is stored, or that it is not. */
type OnStore = (store: () => void, refuse: () => void) => void;

/**
 * Services that list a model to who has a token, and never answer if they are
 * silent; and a relay that keeps tokens.
 */
function relayWith(
  tokens: Set<string>,
  onStore: OnStore,
  silent: ReadonlySet<string>
): Answering {
  return ({ method, path, headers }, response) => {
    const service = String(headers[SERVICE]);
    if (silent.has(service) && path.includes('/service/')) {
      return;
    }
    const state = () => {
      const isTyped = tokens.has(service);
      const source = isTyped ? 'typed' : null;
      const typed = { place: isTyped ? 'file' : null, problem: null };
      return stateOfRelay({ token: { source, typed } });
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
          answerJson(response, state(), 200, SAID_BY_RELAY);
        },
        () => answerJson(response, { kind: 'store' }, 409, SAID_BY_RELAY)
      );
    } else {
      if (method === 'DELETE') {
        tokens.delete(service);
      }
      answerJson(response, state(), 200, SAID_BY_RELAY);
    }
  };
}

async function trialOf(
  changed: Parameters<typeof connected>[1] = {},
  known: readonly string[] = [],
  onStore: OnStore = store => store(),
  silent: ReadonlySet<string> = new Set()
) {
  const tokens = new Set(known);
  const { server, service, settings, connection } = await connected(
    relayWith(tokens, onStore, silent),
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
    trial: () => new Trial(desk)
  };
}

const never = new AbortController().signal;

describe('what was tried and is taken back', () => {
  it('leaves no token on the Jupyter server', async () => {
    const { trial, tokens } = await trialOf();
    const tried = trial();
    const { kind } = await tried.use(OTHER, 'secret', never);
    expect(kind).toBe('works');
    await tried.use('http://third', 'secret', never);
    expect(tokens.size).toBe(2);
    await tried.takeBack();
    expect([...tokens]).toEqual([]);
  });

  it('forgets no token that was there before', async () => {
    const { trial, tokens } = await trialOf({}, [OTHER]);
    const tried = trial();
    await tried.use(OTHER, 'another', never);
    await tried.takeBack();
    expect([...tokens]).toEqual([OTHER]);
  });

  it('was still under way when the person gave up', async () => {
    let isStoring: (store: () => void) => void = () => undefined;
    const storing = new Promise<() => void>(resolve => (isStoring = resolve));
    const { trial, tokens, service, settings } = await trialOf(
      { model: 'mine' },
      [],
      store => isStoring(store)
    );
    const tried = trial();
    const gone = new AbortController();
    const used = tried.use(OTHER, 'secret', gone.signal);
    const store = await storing;
    gone.abort();
    const back = tried.takeBack();
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
    const { trial, service, settings } = await trialOf({ model: 'mine' });
    const tried = trial();
    await tried.use(OTHER, '', never);
    await tried.use(service.url, '', never);
    await tried.takeBack();
    expect(settings.current.model).toBe('mine');
  });

  it('has the token of the settings again, for its own service', async () => {
    const { trial, settings } = await trialOf({ transport: 'direct' });
    await settings.set('token', 'mine');
    await settings.set('tokenService', 'http://of-the-token');
    const tried = trial();
    await tried.use('http://127.0.0.1:9', 'another', never);
    expect(settings.current.token).toBe('another');
    await tried.takeBack();
    expect(settings.current).toMatchObject({
      token: 'mine',
      tokenService: 'http://of-the-token'
    });
  });

  it('doesn’t hide what was wrong before', async () => {
    const { trial, host } = await trialOf();
    await expect((await host.load()).models()).rejects.toThrow('noToken');
    expect(host.state.kind).toBe('noToken');
    const tried = trial();
    await tried.use(OTHER, 'secret', never);
    const missed = new Promise<void>(resolve =>
      host.stateChanged.connect(
        (_, { kind }) => kind === 'noToken' && resolve()
      )
    );
    await tried.takeBack();
    await missed;
    expect(host.state.kind).toBe('noToken');
  });

  it('waits for no service that doesn’t answer any more', async () => {
    const silent = new Set<string>();
    const { trial, host, service, settings } = await trialOf(
      {},
      [],
      undefined,
      silent
    );
    await expect((await host.load()).models()).rejects.toThrow('noToken');
    const tried = trial();
    await tried.use(OTHER, 'secret', never);
    silent.add(service.url);
    await tried.takeBack();
    expect(settings.current.serviceUrl).toBe(service.url);
  });
});

describe('what is tried again after a failure', () => {
  it('is asked for no model of the service before', async () => {
    let isFull = true;
    const { trial, settings } = await trialOf(
      { model: 'mine' },
      [],
      (store, refuse) => (isFull ? refuse() : store())
    );
    const tried = trial();
    await expect(tried.use(OTHER, 'secret', never)).rejects.toThrow(
      'notStored'
    );
    isFull = false;
    const { kind } = await tried.use(OTHER, 'secret', never);
    expect(kind).toBe('works');
    expect(settings.current).toMatchObject({ serviceUrl: OTHER, model: '' });
  });
});
