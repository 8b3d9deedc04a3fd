import type { ServerResponse } from 'node:http';
import { flushPromises } from '../../testing/servers/fakeModel';
import {
  answerJson,
  TestServer,
  stopServers,
  TEST_TOKEN
} from '../../testing/servers/testServer';
import { ApiClient } from './client';
import { ApiError, type ApiProblem } from '../errors/problem';
import { RESPONSE_TIMEOUT_SECONDS } from './request';

/** Returns the problem that a call fails with; `$` stands for the server's address. */
async function getProblem(
  call: (client: ApiClient) => Promise<unknown>,
  root: string
): Promise<unknown> {
  const client = new ApiClient(
    { root, token: TEST_TOKEN, transport: fetch },
    'qiskit'
  );
  const error: unknown = await call(client).then(
    () => null,
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(ApiError);
  expect(JSON.stringify(error) + String(error)).not.toContain(TEST_TOKEN);
  const problem = JSON.stringify((error as ApiError).problem);
  return JSON.parse(problem.replaceAll(root, '$'));
}

/** Returns the problem of fetching the detail of the model `m`. */
async function getProblemOfAnswer(answer: (response: ServerResponse) => void) {
  const server = await TestServer.start((_, response) => answer(response));
  return getProblem(client => client.getModelDetail('m'), server.url);
}

const createErrorBody = (message: string, code: string | null = null) => ({
  error: { message, type: 'x', param: null, code }
});

afterEach(stopServers);

describe('the problem of a request', () => {
  it.each<[string, number, unknown, ApiProblem]>([
    ['401', 401, { detail: 'No.' }, { kind: 'unauthorized', message: 'No.' }],
    [
      '403 by its code',
      403,
      createErrorBody('First things first.', 'disclaimer_not_accepted'),
      { kind: 'disclaimer', model: 'm' }
    ],
    [
      '403 by its message',
      403,
      { detail: 'Please accept the Disclaimer of m.' },
      { kind: 'disclaimer', model: 'm' }
    ],
    [
      '403 for another reason',
      403,
      { detail: 'Premium plan needed.' },
      { kind: 'forbidden', message: 'Premium plan needed.' }
    ],
    [
      '404 of a model by its code',
      404,
      createErrorBody('No.', 'model_not_found'),
      { kind: 'modelUnknown', model: 'm' }
    ],
    [
      '404 of a model by its message',
      404,
      { detail: 'Model m not found' },
      { kind: 'modelUnknown', model: 'm' }
    ],
    [
      '404 of the endpoint',
      404,
      { detail: 'Not Found' },
      { kind: 'notFound', url: '$/v1/model/m' }
    ],
    [
      '422',
      422,
      { detail: [{ loc: ['body', 'prompt'], msg: 'too long' }] },
      {
        kind: 'invalidRequest',
        status: 422,
        message: 'prompt: too long'
      }
    ],
    [
      '422 of another shape',
      422,
      { detail: [{ loc: 7 }, 'x'] },
      { kind: 'invalidRequest', status: 422, message: '[{"loc":7},"x"]' }
    ],
    [
      '400',
      400,
      createErrorBody('Bad.'),
      { kind: 'invalidRequest', status: 400, message: 'Bad.' }
    ],
    [
      '503',
      503,
      { message: 'Busy.' },
      { kind: 'serverFailed', status: 503, message: 'Busy.' }
    ]
  ])('is found for %s', async (_, status, body, problem) => {
    expect(
      await getProblemOfAnswer(response => answerJson(response, body, status))
    ).toEqual(problem);
  });

  it('has no message for 500 with a web page', async () => {
    const page = '<html><h1>Internal error</h1></html>';
    const problem = await getProblemOfAnswer(response =>
      response.writeHead(500, { 'content-type': 'text/html' }).end(page)
    );
    expect(problem).toEqual({ kind: 'serverFailed', status: 500, message: '' });
  });

  it('is `notJson` for a web page instead of JSON', async () => {
    const problem = await getProblemOfAnswer(response =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in')
    );
    expect(problem).toEqual({ kind: 'notJson', url: '$/v1/model/m' });
  });

  it('is `unexpected` for JSON that is no model', async () => {
    const problem = await getProblemOfAnswer(response =>
      answerJson(response, [])
    );
    expect(problem).toMatchObject({ kind: 'unexpected', url: '$/v1/model/m' });
  });

  it('is `cut` for an answer that breaks off', async () => {
    const problem = await getProblemOfAnswer(response => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    });
    expect(problem).toEqual({ kind: 'cut' });
  });

  it('is `unreachable` if nothing listens there', async () => {
    const server = await TestServer.start(() => undefined);
    const { url } = server;
    await stopServers();
    const problem = await getProblem(client => client.getModelDetail('m'), url);
    expect(problem).toEqual({ kind: 'unreachable', url: '$' });
  });

  it('is `noModels` for a service without models', async () => {
    const server = await TestServer.start((_, response) =>
      answerJson(response, { object: 'list', data: [] })
    );
    const problem = await getProblem(client => client.listModels(), server.url);
    expect(problem).toEqual({ kind: 'noModels', url: '$' });
  });
});

describe('the problem of too many requests', () => {
  const getProblemWith = (headers: Record<string, string>) =>
    getProblemOfAnswer(response => answerJson(response, {}, 429, headers));

  it.each([
    ['seconds', '7', 7],
    ['no number', 'soon', null],
    ['a date in the past', 'Wed, 21 Oct 2015 07:28:00 GMT', 0]
  ])(
    'has the seconds of a Retry-After header with %s',
    async (_, header, seconds) => {
      expect(await getProblemWith({ 'retry-after': header })).toEqual({
        kind: 'rateLimited',
        seconds
      });
    }
  );

  it('has the seconds until a date in a Retry-After header', async () => {
    const header = new Date(Date.now() + 90_000).toUTCString();
    const problem = (await getProblemWith({ 'retry-after': header })) as {
      seconds: number;
    };
    expect(problem.seconds).toBeGreaterThan(80);
    expect(problem.seconds).toBeLessThanOrEqual(90);
  });

  it('has no seconds without a Retry-After header', async () => {
    expect(await getProblemWith({})).toEqual({
      kind: 'rateLimited',
      seconds: null
    });
  });
});

describe('the token in a server’s message', () => {
  it.each([
    [401, { detail: `Bad token ${TEST_TOKEN}.` }],
    [403, { detail: `No access for Bearer ${TEST_TOKEN}` }],
    [422, { detail: [{ input: TEST_TOKEN }] }],
    [500, createErrorBody(`${TEST_TOKEN} ${TEST_TOKEN}`)]
  ])('is redacted after %d', async (status, body) => {
    const problem = await getProblemOfAnswer(response =>
      answerJson(response, body, status)
    );
    expect(JSON.stringify(problem)).toContain('…');
  });

  it('is redacted as a whole, even if the message is shortened inside it', async () => {
    for (let filler = 300 - TEST_TOKEN.length; filler <= 300; filler++) {
      const message = `${'x'.repeat(filler)}${TEST_TOKEN}`;
      const problem = await getProblemOfAnswer(response =>
        answerJson(response, { detail: message }, 500)
      );
      expect(JSON.stringify(problem)).not.toContain(TEST_TOKEN.slice(0, 4));
    }
  });
});

describe('a server that does not answer', () => {
  it('causes a timeout', async () => {
    const server = await TestServer.start(() => undefined);
    jest.useFakeTimers();
    try {
      const problem = getProblem(
        client => client.getModelDetail('m'),
        server.url
      );
      await flushPromises();
      jest.advanceTimersByTime(RESPONSE_TIMEOUT_SECONDS * 1000);
      expect(await problem).toEqual({
        kind: 'timeout',
        url: '$',
        seconds: RESPONSE_TIMEOUT_SECONDS
      });
    } finally {
      jest.useRealTimers();
    }
  });
});
