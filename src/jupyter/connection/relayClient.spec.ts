import type { ApiProblem } from '../../core/errors/problem';
import {
  RELAY_HEADERS,
  createRelayClient
} from '../../testing/servers/testRelay';
import {
  answerJson,
  type RequestHandler,
  TestServer,
  stopServers
} from '../../testing/servers/testServer';
import type { RelayClient } from './relayClient';

const ROOT = 'http://service';

afterEach(stopServers);

async function createRelay(answer: RequestHandler) {
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
  it('names its service, keeps its body, and carries no token', async () => {
    const { server, relay } = await createRelay((_, response) =>
      answerJson(response, { id: 'c1' }, 200, {
        'X-Qiskit-Completer-Relay': 'service'
      })
    );
    const response = await relay.forward('/v1/completions', POST, ROOT, ROOT);
    expect(await response.json()).toEqual({ id: 'c1' });
    const [received] = server.requests;
    expect(received?.path).toMatch(
      /^\/jupyterlab-qiskit-completer\/service\/v1\/completions(\?\d+)?$/
    );
    expect(received?.headers['x-qiskit-completer-service']).toBe(ROOT);
    expect(received?.body).toEqual({ prompt: 'x' });
    expect(JSON.stringify(received)).not.toContain('sesame');
  });

  it.each<
    [string, string | undefined, (relay: RelayClient) => Promise<Response>]
  >([
    [
      'with the token',
      undefined,
      relay => relay.probe('/v1/models', { method: 'GET' }, ROOT, ROOT)
    ],
    [
      'without a token',
      'never',
      relay => relay.forwardWithoutToken('/v1/models', { method: 'GET' }, ROOT)
    ]
  ])(
    'has its status in a header if it is a probe %s',
    async (_, token, probe) => {
      const { server, relay } = await createRelay((_, response) =>
        answerJson(response, { error: 'No.' }, 200, {
          'X-Qiskit-Completer-Relay': 'service',
          'X-Qiskit-Completer-Token': token ?? 'typed',
          'X-Qiskit-Completer-Status': '401'
        })
      );
      const response = await probe(relay);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: 'No.' });
      expect(server.requests[0]?.headers).toMatchObject({
        'x-qiskit-completer-probe': 'yes',
        ...(token && { 'x-qiskit-completer-token': token })
      });
    }
  );

  it('fails like any other if it is a probe and the service is unreachable', async () => {
    const { relay } = await createRelay((_, response) =>
      answerJson(response, { kind: 'unreachable' }, 200, {
        ...RELAY_HEADERS,
        'X-Qiskit-Completer-Status': '502'
      })
    );
    await expect(
      relay.probe('/', { method: 'GET' }, ROOT, ROOT)
    ).rejects.toMatchObject({ problem: { kind: 'unreachable', url: ROOT } });
  });

  it('is answered chunk by chunk', async () => {
    let end: () => void = () => undefined;
    const { relay } = await createRelay((_, response) => {
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

  it('closes the connection when it is aborted', async () => {
    let onClosed: () => void = () => undefined;
    const whenClosed = new Promise<void>(resolve => (onClosed = resolve));
    const controller = new AbortController();
    const { relay } = await createRelay((_, response) => {
      response.on('close', onClosed);
      controller.abort();
    });
    const { signal } = controller;
    await expect(
      relay.forward('/v1/completions', { ...POST, signal }, ROOT, ROOT)
    ).rejects.toMatchObject({ name: 'AbortError' });
    await whenClosed;
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
    const { relay } = await createRelay((_, response) =>
      answerJson(response, body, status, RELAY_HEADERS)
    );
    await expect(
      relay.forward('/v1/x', { method: 'GET' }, ROOT, ROOT)
    ).rejects.toMatchObject({ problem });
  });

  it.each<[string, ApiProblem]>([
    ['none', { kind: 'noToken' }],
    ['otherService', { kind: 'otherService', url: ROOT }]
  ])(
    'fails with the reason why it carried no token: %s',
    async (reason, problem) => {
      const { relay } = await createRelay((_, response) =>
        answerJson(response, { detail: 'No.' }, 401, {
          'X-Qiskit-Completer-Relay': 'service',
          'X-Qiskit-Completer-Token': reason
        })
      );
      await expect(
        relay.forward('/v1/x', { method: 'GET' }, ROOT, ROOT)
      ).rejects.toMatchObject({ problem });
    }
  );

  it('returns the response of a service that rejects the token', async () => {
    const { relay } = await createRelay((_, response) =>
      answerJson(response, { detail: 'No.' }, 401, {
        'X-Qiskit-Completer-Relay': 'service',
        'X-Qiskit-Completer-Token': 'typed'
      })
    );
    const response = await relay.forward('/v1/x', {}, ROOT, ROOT);
    expect(response.status).toBe(401);
  });

  it('fails if the user is no longer signed in to the Jupyter server', async () => {
    const { relay } = await createRelay((_, response) =>
      answerJson(response, { message: 'Forbidden' }, 403)
    );
    await expect(relay.forward('/v1/x', {}, ROOT, ROOT)).rejects.toMatchObject({
      problem: { kind: 'noServer', status: 403 }
    });
  });

  it('fails if the Jupyter server is gone', async () => {
    const { server, relay } = await createRelay(() => undefined);
    await server.stop();
    await expect(relay.forward('/v1/x', {}, ROOT, ROOT)).rejects.toMatchObject({
      problem: { kind: 'noServer', status: null }
    });
  });
});
