import { closeServices, readJson, startService } from './testing/service';

afterEach(closeServices);

const PATH = '/v1/completions';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request that can’t be served', () => {
  it.each<[string, string, RequestInit, number, RegExp]>([
    ['an unknown path', '/v1/nothing', {}, 404, /"qiskit" dialect/],
    ['a wrong method', PATH, { method: 'PUT' }, 405, /use POST/],
    [
      'malformed JSON',
      PATH,
      { method: 'POST', body: '{', headers: JSON_TYPE },
      400,
      /not valid JSON/
    ],
    [
      'no body',
      PATH,
      { method: 'POST', headers: JSON_TYPE },
      400,
      /body is empty/
    ],
    [
      'a wrong type',
      PATH,
      { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } },
      415,
      /application\/json/
    ],
    [
      'too large a body',
      PATH,
      {
        method: 'POST',
        body: JSON.stringify({ prompt: 'x'.repeat(1024 * 1024) }),
        headers: JSON_TYPE
      },
      413,
      /at most 1 MiB/
    ],
    [
      'an array',
      PATH,
      { method: 'POST', body: '[]', headers: JSON_TYPE },
      400,
      /The body must be object/
    ]
  ])(
    'with %s is answered with the reason',
    async (_, path, init, status, message) => {
      const { call } = await startService();
      const response = await call(path, undefined, init);
      expect(response.status).toBe(status);
      expect(await readJson(response)).toMatchObject({
        error: {
          message: expect.stringMatching(message) as string,
          type: expect.stringMatching(/_error$/) as string
        }
      });
    }
  );

  it('with a wrong method is answered with the allowed methods', async () => {
    const { call } = await startService();
    const init = { method: 'DELETE' };
    const path = '/v1/model/granite-8b-qiskit/disclaimer';
    const response = await call(path, undefined, init);
    expect(response.headers.get('allow')).toBe('GET, POST');
  });

  it('is answered in the hosted dialect’s shape in that dialect', async () => {
    const { call } = await startService({ dialect: 'hosted' });
    const response = await call('/v1/models/none');
    expect(response.status).toBe(404);
    expect(Object.keys(await readJson<object>(response))).toEqual(['detail']);
  });
});
