import type { ServerResponse } from 'node:http';
import { flushPromises } from '../../testing/servers/standInModel';
import {
  answerJson,
  TestServer,
  stopServers,
  TEST_TOKEN
} from '../../testing/servers/standInServer';
import { ApiClient } from './client';
import { ApiError, type ApiProblem } from '../errors/problem';
import { RESPONSE_TIMEOUT_SECONDS } from './request';

/** The problem that a call ends with; the server's address is `$`. */
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

/** The problem of asking for the model `m`. */
async function getProblemOfAnswer(answer: (response: ServerResponse) => void) {
  const server = await TestServer.start((_, response) => answer(response));
  return getProblem(client => client.getModelDetail('m'), server.url);
}

const createErrorBody = (message: string, code: string | null = null) => ({
  error: { message, type: 'x', param: null, code }
});

afterEach(stopServers);

describe('a failure is told apart', () => {
  it.each<[string, number, unknown, ApiProblem]>([
    ['401', 401, { detail: 'No.' }, { kind: 'unauthorized', message: 'No.' }],
    [
      '403 by its code',
      403,
      createErrorBody('First things first.', 'disclaimer_not_accepted'),
      { kind: 'disclaimer', model: 'm' }
    ],
    [
      '403 by its words',
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
      '404 of a model by its words',
      404,
      { detail: 'Model m not found' },
      { kind: 'modelUnknown', model: 'm' }
    ],
    [
      '404 of the row',
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
  ])('%s', async (_, status, body, problem) => {
    expect(
      await getProblemOfAnswer(response => answerJson(response, body, status))
    ).toEqual(problem);
  });

  it('500 with a web page, whose words are not shown', async () => {
    const page = '<html><h1>Internal error</h1></html>';
    const problem = await getProblemOfAnswer(response =>
      response.writeHead(500, { 'content-type': 'text/html' }).end(page)
    );
    expect(problem).toEqual({ kind: 'serverFailed', status: 500, message: '' });
  });

  it('a web page instead of data', async () => {
    const problem = await getProblemOfAnswer(response =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in')
    );
    expect(problem).toEqual({ kind: 'notJson', url: '$/v1/model/m' });
  });

  it('JSON that is no model', async () => {
    const problem = await getProblemOfAnswer(response =>
      answerJson(response, [])
    );
    expect(problem).toMatchObject({ kind: 'unexpected', url: '$/v1/model/m' });
  });

  it('an answer that breaks off', async () => {
    const problem = await getProblemOfAnswer(response => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    });
    expect(problem).toEqual({ kind: 'cut' });
  });

  it('nobody listens', async () => {
    const server = await TestServer.start(() => undefined);
    const { url } = server;
    await stopServers();
    expect(await getProblem(client => client.getModelDetail('m'), url)).toEqual(
      {
        kind: 'unreachable',
        url: '$'
      }
    );
  });

  it('a service without models', async () => {
    const server = await TestServer.start((_, response) =>
      answerJson(response, { object: 'list', data: [] })
    );
    expect(await getProblem(client => client.listModels(), server.url)).toEqual(
      {
        kind: 'noModels',
        url: '$'
      }
    );
  });
});

describe('too many requests', () => {
  const limited = (headers: Record<string, string>) =>
    getProblemOfAnswer(response => answerJson(response, {}, 429, headers));

  it.each([
    ['seconds', '7', 7],
    ['no number', 'soon', null],
    ['a date that is over', 'Wed, 21 Oct 2015 07:28:00 GMT', 0]
  ])('Retry-After with %s', async (_, header, seconds) => {
    expect(await limited({ 'retry-after': header })).toEqual({
      kind: 'rateLimited',
      seconds
    });
  });

  it('Retry-After with a date', async () => {
    const header = new Date(Date.now() + 90_000).toUTCString();
    const problem = (await limited({ 'retry-after': header })) as {
      seconds: number;
    };
    expect(problem.seconds).toBeGreaterThan(80);
    expect(problem.seconds).toBeLessThanOrEqual(90);
  });

  it('no Retry-After', async () => {
    expect(await limited({})).toEqual({ kind: 'rateLimited', seconds: null });
  });
});

describe('the token that a server echoes', () => {
  it.each([
    [401, { detail: `Bad token ${TEST_TOKEN}.` }],
    [403, { detail: `No access for Bearer ${TEST_TOKEN}` }],
    [422, { detail: [{ input: TEST_TOKEN }] }],
    [500, createErrorBody(`${TEST_TOKEN} ${TEST_TOKEN}`)]
  ])('is not said, at %d', async (status, body) => {
    const problem = await getProblemOfAnswer(response =>
      answerJson(response, body, status)
    );
    expect(JSON.stringify(problem)).toContain('…');
  });

  it('is not said in part either, where long words are shortened', async () => {
    for (let filler = 300 - TEST_TOKEN.length; filler <= 300; filler++) {
      const said = `${'x'.repeat(filler)}${TEST_TOKEN}`;
      const problem = await getProblemOfAnswer(response =>
        answerJson(response, { detail: said }, 500)
      );
      expect(JSON.stringify(problem)).not.toContain(TEST_TOKEN.slice(0, 4));
    }
  });
});

describe('a server that does not answer', () => {
  it('is given up after a while', async () => {
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
