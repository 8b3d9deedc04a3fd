import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { isAllowedOrigin } from './origins';
import { closeServices, startService, TOKEN } from './testing/service';

afterEach(closeServices);

describe('allows', () => {
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
  ])('%s: %s', (origin, expected) => {
    expect(isAllowedOrigin(origin, ['https://lab.example.org'])).toBe(expected);
  });
});

describe('a page', () => {
  it('of this machine may call, pre-flight without a token', async () => {
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
    'may read answers, refusals and streams (stream: %s)',
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

  it('of another origin may not, unless it is named', async () => {
    const origin = 'https://lab.example.org';
    const stranger = await startService();
    const named = await startService({ origins: [origin] });
    const headers = { origin };
    const refused = await stranger.call('/v1/models', undefined, { headers });
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    const allowed = await named.call('/v1/models', undefined, { headers });
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
  });
});

describe('a host name', () => {
  // fetch() sets the header itself.
  async function status(url: string, host: string): Promise<number> {
    const headers = { host, authorization: `Bearer ${TOKEN}` };
    const sent = request(`${url}/v1/models`, { headers }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode ?? 0;
  }

  it.each([
    ['localhost:8890', 200],
    ['127.0.0.1', 200],
    ['[::1]:8890', 200],
    ['evil.example:8890', 403],
    ['localhost.evil.example', 403]
  ])('%s answers %s on loopback', async (host, expected) => {
    expect(await status((await startService()).url, host)).toBe(expected);
  });

  it('is free when the service is for the network', async () => {
    const { url } = await startService({ host: '0.0.0.0' });
    expect(await status(url, 'lab.example.org')).toBe(200);
  });
});
