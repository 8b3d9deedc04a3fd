import { hasToken } from './auth';
import { closeServices, startService, TOKEN } from './testing/service';

afterEach(closeServices);

describe('hasToken', () => {
  it.each([
    ['Bearer abc', true],
    ['bearer  abc', true],
    ['Bearer abcd', false],
    ['Bearer ab', false],
    ['Bearer ', false],
    ['Basic abc', false],
    ['abc', false],
    [undefined, false]
  ])('returns for the header %j: %j', (header, expected) => {
    expect(hasToken(header, 'abc')).toBe(expected);
  });
});

describe('a request without the token', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/v1/models'],
    ['GET', '/v1/model/granite-8b-qiskit'],
    ['GET', '/v1/model/granite-8b-qiskit/disclaimer'],
    ['POST', '/v1/model/granite-8b-qiskit/disclaimer'],
    ['POST', '/v1/completions'],
    ['POST', '/v1/completions/accept'],
    ['GET', '/nothing/here'],
    ['DELETE', '/v1/models']
  ])('is rejected with 401: %s %s', async (method, path) => {
    const { url } = await startService();
    for (const authorization of ['', 'Bearer wrong', `Basic ${TOKEN}`]) {
      const headers: Record<string, string> = authorization
        ? { authorization }
        : {};
      const response = await fetch(url + path, { method, headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.json()).toMatchObject({
        error: { type: 'authentication_error', code: 'invalid_api_key' }
      });
    }
  });
});
