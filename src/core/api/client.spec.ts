import {
  answerJson,
  beginEventStream,
  type RequestHandler,
  createChunk,
  TestServer,
  stopServers,
  TEST_TOKEN
} from '../../testing/servers/testServer';
import { ApiClient } from './client';
import type { DialectName } from '../../wire/dialect';
import { DIALECTS } from './dialects';

/** A model id that must be encoded in a path. */
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

/** Answers every endpoint of every dialect. */
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

async function startClient(name: DialectName) {
  const server = await TestServer.start(answerAll);
  const options = { root: server.url, token: TEST_TOKEN, transport: fetch };
  return { server, client: new ApiClient(options, name) };
}

async function readCompletion(client: ApiClient, suffix = ''): Promise<string> {
  const { signal } = new AbortController();
  const texts = { model: MODEL, prompt: 'p', suffix };
  const params = { ...texts, maxTokens: 9, stop: ['\n\n'] };
  let text = '';
  for await (const chunk of client.complete(params, signal)) {
    expect(chunk.id).toBe('c1');
    text += chunk.text;
  }
  return text;
}

afterEach(stopServers);

const NAMES = Object.keys(DIALECTS) as DialectName[];

describe.each(NAMES)('in the %s dialect', name => {
  it('every request carries the token and accepts JSON', async () => {
    const { server, client } = await startClient(name);
    await client.listModels();
    await client.getModelDetail(MODEL);
    await client.getDisclaimer(MODEL);
    await client.answerDisclaimer(DISCLAIMER, true);
    await client.reportAcceptance(REPORT, MODEL);
    await readCompletion(client);
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

  it('models are listed, and a completion is streamed', async () => {
    const { server, client } = await startClient(name);
    expect((await client.listModels()).map(({ id }) => id)).toEqual([MODEL]);
    expect(await readCompletion(client)).toBe('qc.h(0)');
    expect(server.requestLines[0]).toBe('GET /v1/models');
  });
});

describe('the endpoints of the documented dialect', () => {
  it('are those in the documentation', async () => {
    const { server, client } = await startClient('qiskit');
    await client.getModelDetail(MODEL);
    expect(await client.getDisclaimer(MODEL)).toEqual(DISCLAIMER);
    await client.answerDisclaimer(DISCLAIMER, true);
    await client.answerDisclaimer(DISCLAIMER, false);
    await readCompletion(client);
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

describe('the endpoints of the hosted dialect', () => {
  it('are those that the official clients call', async () => {
    const { server, client } = await startClient('hosted');
    await client.getModelDetail(MODEL);
    await client.getDisclaimer(MODEL);
    await client.answerDisclaimer(DISCLAIMER, true);
    await readCompletion(client);
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

describe('the endpoints of the OpenAI dialect', () => {
  it('include none for disclaimers and acceptance reports', async () => {
    const { server, client } = await startClient('openai');
    await client.getModelDetail(MODEL);
    expect(await client.getDisclaimer(MODEL)).toBeNull();
    await client.answerDisclaimer(DISCLAIMER, true);
    await client.reportAcceptance(REPORT, MODEL);
    await readCompletion(client);
    expect(server.requestLines).toEqual([
      `GET /v1/models/${ENCODED}`,
      'POST /v1/completions'
    ]);
  });
});

describe('a client without a token', () => {
  it('sends no authorization header', async () => {
    const server = await TestServer.start(answerAll);
    const options = { root: server.url, token: '', transport: fetch };
    await new ApiClient(options, 'openai').listModels();
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('the text after the cursor', () => {
  it.each<[string, DialectName, string | undefined]>([
    ['is sent as the suffix', 'qiskit', '\nqc.draw()'],
    ['is never sent as a message', 'hosted', undefined]
  ])('%s', async (_, name, sentSuffix) => {
    const { server, client } = await startClient(name);
    expect(await readCompletion(client, '\nqc.draw()')).toBe('qc.h(0)');
    expect(await client.sendsSuffix(MODEL)).toBe(sentSuffix !== undefined);
    const { suffix } = server.requests[0]?.body as { suffix?: string };
    expect(suffix).toBe(sentSuffix);
  });
});
