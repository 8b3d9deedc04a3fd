import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { isAllowedOrigin } from './origins';
import { closeServices, startService, TOKEN } from './testing/service';

afterEach(closeServices);

describe('isAllowedOrigin', () => {
  it.each([
    ['http://localhost:8888', true],
    ['https://127.0.0.1', true],
    ['http://[::1]:9999', true],
    ['https://lab.example.org', true],
    ['https://lab.example.org:8443', false],
    ['http://localhost.evil.example', false],
    ['http://evil.example', false],
    ['file://localhost', false],
    ['null', false]
  ])('returns for %s: %s', (origin, expected) => {
    expect(isAllowedOrigin(origin, ['https://lab.example.org'])).toBe(expected);
  });
});

describe('a page', () => {
  it('of this machine may call the service, whose preflight needs no token', async () => {
    const { url } = await startService();
    const response = await fetch(`${url}/v1/completions`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:8888',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-caller'
      }
    });
    expect(response.status).toBe(204);
    const { headers } = response;
    expect(headers.get('access-control-allow-origin')).toBe(
      'http://localhost:8888'
    );
    for (const name of [
      'authorization',
      'content-type',
      'accept',
      'x-caller'
    ]) {
      expect(headers.get('access-control-allow-headers')).toContain(name);
    }
  });

  it.each([true, false])(
    'may read answers, errors and streams (stream: %s)',
    async stream => {
      const { call } = await startService({ dialect: 'openai' });
      const origin = 'http://localhost:8888';
      for (const [model, authorization] of [
        ['granite-8b-qiskit', `Bearer ${TOKEN}`],
        ['none', `Bearer ${TOKEN}`],
        ['none', 'Bearer wrong']
      ]) {
        const headers = { origin, authorization: authorization ?? '' };
        const body = { model, prompt: '', stream };
        const response = await call('/v1/completions', body, { headers });
        expect(response.headers.get('access-control-allow-origin')).toBe(
          origin
        );
        expect(response.headers.get('access-control-expose-headers')).toBe(
          'retry-after'
        );
        await response.text();
      }
    }
  );

  it('of another origin may call the service only if the origin is allowed', async () => {
    const origin = 'https://lab.example.org';
    const defaultService = await startService();
    const openService = await startService({ allowedOrigins: [origin] });
    const headers = { origin };
    const rejected = await defaultService.call('/v1/models', undefined, {
      headers
    });
    expect(rejected.headers.get('access-control-allow-origin')).toBeNull();
    const allowed = await openService.call('/v1/models', undefined, {
      headers
    });
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
  });
});

describe('a host name', () => {
  /** Sends a request with a `Host` header, which fetch() would set itself. */
  async function getStatus(url: string, host: string): Promise<number> {
    const headers = { host, authorization: `Bearer ${TOKEN}` };
    const clientRequest = request(`${url}/v1/models`, { headers }).end();
    const [response] = (await once(clientRequest, 'response')) as [
      IncomingMessage
    ];
    response.resume();
    return response.statusCode ?? 0;
  }

  it.each([
    ['localhost:8890', 200],
    ['127.0.0.1', 200],
    ['[::1]:8890', 200],
    ['evil.example:8890', 403],
    ['localhost.evil.example', 403]
  ])('%s is answered with %s on loopback', async (host, expected) => {
    expect(await getStatus((await startService()).url, host)).toBe(expected);
  });

  it('may be any if the service listens on all addresses', async () => {
    const { url } = await startService({ host: '0.0.0.0' });
    expect(await getStatus(url, 'lab.example.org')).toBe(200);
  });
});
