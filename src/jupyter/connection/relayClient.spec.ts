import type { ApiProblem } from '../../core/errors/problem';
import {
  RELAY_HEADERS,
  createRelayClient,
  createRelayState,
  createRelayHandler
} from '../../testing/servers/standInRelay';
import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/standInServer';
import type { Relay } from './relayClient';

const ROOT = 'http://service';

afterEach(stopServers);

async function relayThat(answer: RequestHandler) {
  const server = await TestServer.start(answer);
  return { server, relay: createRelayClient(server) };
}

const POST = {
  method: 'POST',
  headers: {
    authorization: 'Bearer sesame',
    'content-type': 'application/json'
  },
  body: '{"prompt": "x"}'
};

describe('a request through the relay', () => {
  it('names its service, keeps its body, and leaves the token here', async () => {
    const { server, relay } = await relayThat((_, response) =>
      answerJson(response, { id: 'c1' }, 200, {
        'X-Qiskit-Completer-Relay': 'service'
      })
    );
    const response = await relay.forward('/v1/completions', POST, ROOT, ROOT);
    expect(await response.json()).toEqual({ id: 'c1' });
    const [seen] = server.requests;
    expect(seen?.path).toMatch(
      /^\/jupyterlab-qiskit-completer\/service\/v1\/completions(\?\d+)?$/
    );
    expect(seen?.headers['x-qiskit-completer-service']).toBe(ROOT);
    expect(seen?.body).toEqual({ prompt: 'x' });
    expect(JSON.stringify(seen)).not.toContain('sesame');
  });

  it.each<[string, string | undefined, (relay: Relay) => Promise<Response>]>([
    [
      'with the token',
      undefined,
      relay => relay.look('/v1/models', { method: 'GET' }, ROOT, ROOT)
    ],
    [
      'without a token',
      'never',
      relay => relay.forwardWithoutToken('/v1/models', { method: 'GET' }, ROOT)
    ]
  ])('that looks %s has the status told beside', async (_, token, look) => {
    const { server, relay } = await relayThat((_, response) =>
      answerJson(response, { error: 'No.' }, 200, {
        'X-Qiskit-Completer-Relay': 'service',
        'X-Qiskit-Completer-Token': token ?? 'typed',
        'X-Qiskit-Completer-Status': '401'
      })
    );
    const found = await look(relay);
    expect(found.status).toBe(401);
    expect(await found.json()).toEqual({ error: 'No.' });
    expect(server.requests[0]?.headers).toMatchObject({
      'x-qiskit-completer-probe': 'yes',
      ...(token && { 'x-qiskit-completer-token': token })
    });
  });

  it('that looks fails as any other where the relay had no answer', async () => {
    const { relay } = await relayThat((_, response) =>
      answerJson(response, { kind: 'unreachable' }, 200, {
        ...RELAY_HEADERS,
        'X-Qiskit-Completer-Status': '502'
      })
    );
    await expect(
      relay.look('/', { method: 'GET' }, ROOT, ROOT)
    ).rejects.toMatchObject({ problem: { kind: 'unreachable', url: ROOT } });
  });

  it('is answered piece by piece', async () => {
    let end: () => void = () => undefined;
    const { relay } = await relayThat((_, response) => {
      response.writeHead(200, { 'X-Qiskit-Completer-Relay': 'service' });
      response.write('first');
      end = () => response.end('second');
    });
    const response = await relay.forward('/v1/completions', POST, ROOT, ROOT);
    const reader = response.body?.getReader();
    const read = async () =>
      new TextDecoder().decode((await reader?.read())?.value as Uint8Array);
    expect(await read()).toBe('first');
    end();
    expect(await read()).toBe('second');
  });

  it('is given up when it is aborted', async () => {
    let left: () => void = () => undefined;
    const closed = new Promise<void>(resolve => (left = resolve));
    const abort = new AbortController();
    const { relay } = await relayThat((_, response) => {
      response.on('close', left);
      abort.abort();
    });
    const { signal } = abort;
    await expect(
      relay.forward('/v1/completions', { ...POST, signal }, ROOT, ROOT)
    ).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it.each<[number, object, ApiProblem]>([
    [
      502,
      { kind: 'unreachable', cause: 'dns' },
      { kind: 'unreachable', url: ROOT, cause: 'dns' }
    ],
    [
      502,
      { kind: 'unreachable', cause: 'gremlins' },
      { kind: 'unreachable', url: ROOT }
    ],
    [502, { kind: 'cut' }, { kind: 'cut' }],
    [
      502,
      { kind: 'redirected', message: 'It redirects.' },
      { kind: 'unexpected', url: ROOT, message: 'It redirects.' }
    ],
    [503, { kind: 'busy' }, { kind: 'rateLimited', seconds: null }],
    [
      504,
      { kind: 'timeout', seconds: 60 },
      { kind: 'timeout', url: ROOT, seconds: 60 }
    ],
    [
      504,
      { kind: 'timeout', seconds: 60, service: 'http://other' },
      { kind: 'timeout', url: 'http://other', seconds: 60 }
    ],
    [400, { kind: 'badUrl' }, { kind: 'badUrl', url: ROOT }],
    [403, { kind: 'notAllowed' }, { kind: 'notAllowed', url: ROOT }],
    [404, { kind: 'noEndpoint' }, { kind: 'notFound', url: `${ROOT}/v1/x` }],
    [
      413,
      { kind: 'tooLong', message: 'Too long.' },
      { kind: 'invalidRequest', status: 413, message: 'Too long.' }
    ],
    [
      403,
      { kind: 'directOnly', message: 'Directly.' },
      { kind: 'noServer', status: 403, message: 'Directly.' }
    ]
  ])('fails with %s %j', async (status, body, problem) => {
    const { relay } = await relayThat((_, response) =>
      answerJson(response, body, status, RELAY_HEADERS)
    );
    await expect(
      relay.forward('/v1/x', { method: 'GET' }, ROOT, ROOT)
    ).rejects.toMatchObject({ problem });
  });

  it.each<[string, ApiProblem]>([
    ['none', { kind: 'noToken' }],
    ['otherService', { kind: 'otherService', url: ROOT }]
  ])('says why a service got no token: %s', async (lack, problem) => {
    const { relay } = await relayThat((_, response) =>
      answerJson(response, { detail: 'No.' }, 401, {
        'X-Qiskit-Completer-Relay': 'service',
        'X-Qiskit-Completer-Token': lack
      })
    );
    await expect(
      relay.forward('/v1/x', { method: 'GET' }, ROOT, ROOT)
    ).rejects.toMatchObject({ problem });
  });

  it('leaves it to the service to refuse a token', async () => {
    const { relay } = await relayThat((_, response) =>
      answerJson(response, { detail: 'No.' }, 401, {
        'X-Qiskit-Completer-Relay': 'service',
        'X-Qiskit-Completer-Token': 'typed'
      })
    );
    const response = await relay.forward('/v1/x', {}, ROOT, ROOT);
    expect(response.status).toBe(401);
  });

  it('fails where nobody is signed in any more', async () => {
    const { relay } = await relayThat((_, response) =>
      answerJson(response, { message: 'Forbidden' }, 403)
    );
    await expect(relay.forward('/v1/x', {}, ROOT, ROOT)).rejects.toMatchObject({
      problem: { kind: 'noServer', status: 403 }
    });
  });

  it('fails where no server is any more', async () => {
    const { server, relay } = await relayThat(() => undefined);
    await server.stop();
    await expect(relay.forward('/v1/x', {}, ROOT, ROOT)).rejects.toMatchObject({
      problem: { kind: 'noServer', status: null }
    });
  });
});

describe('the state of the relay', () => {
  it('is read', async () => {
    const { relay } = await relayThat(
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
    expect(await relay.state(ROOT)).toMatchObject({
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
  ])('is none of %s', async (_, answer) => {
    const { relay } = await relayThat(answer);
    expect(await relay.state(ROOT)).toBeNull();
  });

  it('says why a token is not stored', async () => {
    const { relay } = await relayThat((_, response) =>
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
