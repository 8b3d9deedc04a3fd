import {
  answerJson,
  beginEventStream,
  type RequestHandler,
  createChunk,
  TestServer,
  stopServers,
  TEST_TOKEN
} from '../../testing/servers/standInServer';
import { ApiClient } from './client';
import { DIALECTS, type IDialect } from './dialects';

/** A name that must be encoded in a path. */
const MODEL = 'team/granite 8b';
const ENCODED = 'team%2Fgranite%208b';

const title = 'Terms';

const DISCLAIMER = {
  id: 'd1',
  version: '1',
  title,
  body: 'Text',
  model: MODEL,
  accepted: false
};

const REPORT = {
  completion: 'c1',
  accepted: true,
  outcome: 'partly' as const,
  ending: 'typedOn',
  accepted_characters: 3,
  characters: 8
};

/** Answers every row of every dialect. */
const answerAll: RequestHandler = ({ method, path }, response) => {
  if (path.endsWith('/disclaimer') && method === 'GET') {
    answerJson(response, DISCLAIMER);
  } else if (path === '/v1/models') {
    answerJson(response, { object: 'list', data: [{ id: MODEL }] });
  } else if (path.endsWith(`/${ENCODED}`)) {
    answerJson(response, { id: MODEL, owned_by: 'IBM' });
  } else if (path.endsWith('/completions')) {
    const send = beginEventStream(response);
    send(createChunk('qc'));
    send(createChunk('.h(0)', 'stop'));
    send('[DONE]');
    response.end();
  } else {
    answerJson(response, { success: true });
  }
};

async function startClient(name: IDialect['name']) {
  const server = await TestServer.start(answerAll);
  const options = { root: server.url, token: TEST_TOKEN, transport: fetch };
  return { server, client: new ApiClient(options, name) };
}

async function readAnswer(client: ApiClient, suffix = ''): Promise<string> {
  const { signal } = new AbortController();
  const prompts = { model: MODEL, prompt: 'p', suffix };
  const params = { ...prompts, maxTokens: 9, stop: ['\n\n'] };
  let answer = '';
  for await (const chunk of client.complete(params, signal)) {
    expect(chunk.id).toBe('c1');
    answer += chunk.text;
  }
  return answer;
}

afterEach(stopServers);

const NAMES = Object.keys(DIALECTS) as IDialect['name'][];

describe.each(NAMES)('in the %s dialect', name => {
  it('every call carries the token and wants JSON', async () => {
    const { server, client } = await startClient(name);
    await client.listModels();
    await client.getModelDetail(MODEL);
    await client.getDisclaimer(MODEL);
    await client.answerDisclaimer(DISCLAIMER, true);
    await client.reportAcceptance(REPORT, MODEL);
    await readAnswer(client);
    expect(server.requests.length).toBeGreaterThanOrEqual(3);
    for (const { headers, path, method, body } of server.requests) {
      expect(headers.authorization).toBe(`Bearer ${TEST_TOKEN}`);
      expect(headers.accept).toBe('application/json');
      expect(headers['content-type']).toBe(
        method === 'POST' ? 'application/json' : undefined
      );
      expect(path + JSON.stringify(body)).not.toContain(TEST_TOKEN);
    }
  });

  it('models are listed, and an answer is streamed', async () => {
    const { server, client } = await startClient(name);
    expect((await client.listModels()).map(({ id }) => id)).toEqual([MODEL]);
    expect(await readAnswer(client)).toBe('qc.h(0)');
    expect(server.requestLines[0]).toBe('GET /v1/models');
  });
});

describe('the rows of the documented dialect', () => {
  it('are those of the documentation', async () => {
    const { server, client } = await startClient('qiskit');
    await client.getModelDetail(MODEL);
    expect(await client.getDisclaimer(MODEL)).toEqual(DISCLAIMER);
    await client.answerDisclaimer(DISCLAIMER, true);
    await client.answerDisclaimer(DISCLAIMER, false);
    await readAnswer(client);
    await client.reportAcceptance(REPORT, MODEL);
    expect(server.requestLines).toEqual([
      `GET /v1/model/${ENCODED}`,
      `GET /v1/model/${ENCODED}/disclaimer`,
      `POST /v1/model/${ENCODED}/disclaimer`,
      `POST /v1/model/${ENCODED}/disclaimer`,
      'POST /v1/completions',
      'POST /v1/completions/accept'
    ]);
    expect(server.requests.map(({ body }) => body).slice(2)).toEqual([
      { disclaimer: 'd1', accepted: true },
      { disclaimer: 'd1', accepted: false },
      {
        model: MODEL,
        prompt: 'p',
        max_tokens: 9,
        temperature: 0,
        stream: true,
        stop: ['\n\n']
      },
      REPORT
    ]);
  });
});

describe('the rows of the hosted dialect', () => {
  it('are those of its official clients', async () => {
    const { server, client } = await startClient('hosted');
    await client.getModelDetail(MODEL);
    await client.getDisclaimer(MODEL);
    await client.answerDisclaimer(DISCLAIMER, true);
    await readAnswer(client);
    await client.reportAcceptance(REPORT, MODEL);
    expect(server.requestLines).toEqual([
      `GET /v1/models/${ENCODED}`,
      `GET /v1/models/${ENCODED}/disclaimer`,
      `POST /v1/models/${ENCODED}/disclaimer`,
      'POST /v1/chat/completions',
      'POST /v1/completion/acceptance'
    ]);
    expect(server.requests[3]?.body).toEqual({
      model: MODEL,
      messages: [{ role: 'user', content: 'p' }],
      stream: true
    });
    expect(server.requests[4]?.body).toEqual({
      completion: 'c1',
      accepted: true
    });
  });
});

describe('the rows of the OpenAI dialect', () => {
  it('have no disclaimer and no report', async () => {
    const { server, client } = await startClient('openai');
    await client.getModelDetail(MODEL);
    expect(await client.getDisclaimer(MODEL)).toBeNull();
    await client.answerDisclaimer(DISCLAIMER, true);
    await client.reportAcceptance(REPORT, MODEL);
    await readAnswer(client);
    expect(server.requestLines).toEqual([
      `GET /v1/models/${ENCODED}`,
      'POST /v1/completions'
    ]);
  });
});

describe('without a token', () => {
  it('no call carries one', async () => {
    const server = await TestServer.start(answerAll);
    const endpoint = { root: server.url, token: '', transport: fetch };
    await new ApiClient(endpoint, 'openai').listModels();
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('what follows the cursor', () => {
  it.each<[string, IDialect['name'], string | undefined]>([
    ['is sent as the suffix', 'qiskit', '\nqc.draw()'],
    ['is never sent as a message', 'hosted', undefined]
  ])('%s', async (_, name, sent) => {
    const { server, client } = await startClient(name);
    expect(await readAnswer(client, '\nqc.draw()')).toBe('qc.h(0)');
    expect(await client.sendsSuffix(MODEL)).toBe(sent !== undefined);
    const { suffix } = server.requests[0]?.body as { suffix?: string };
    expect(suffix).toBe(sent);
  });
});
