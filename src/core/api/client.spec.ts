import {
  answerJson,
  answerStream,
  type Answering,
  chunkOf,
  StandInServer,
  stopServers,
  TOKEN
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

const REVIEW = {
  completion: 'c1',
  accepted: true,
  outcome: 'partly' as const,
  ending: 'typedOn',
  accepted_characters: 3,
  characters: 8
};

/** Answers every row of every dialect. */
const everything: Answering = ({ method, path }, response) => {
  if (path.endsWith('/disclaimer') && method === 'GET') {
    answerJson(response, DISCLAIMER);
  } else if (path === '/v1/models') {
    answerJson(response, { object: 'list', data: [{ id: MODEL }] });
  } else if (path.endsWith(`/${ENCODED}`)) {
    answerJson(response, { id: MODEL, owned_by: 'IBM' });
  } else if (path.endsWith('/completions')) {
    const send = answerStream(response);
    send(chunkOf('qc'));
    send(chunkOf('.h(0)', 'stop'));
    send('[DONE]');
    response.end();
  } else {
    answerJson(response, { success: true });
  }
};

async function connected(name: IDialect['name']) {
  const server = await StandInServer.start(everything);
  const endpoint = { root: server.url, token: TOKEN, fetch };
  return { server, client: new ApiClient(endpoint, name) };
}

async function answerOf(client: ApiClient, suffix = ''): Promise<string> {
  const { signal } = new AbortController();
  const given = { model: MODEL, prompt: 'p', suffix };
  const question = { ...given, maxTokens: 9, stop: ['\n\n'] };
  let answer = '';
  for await (const piece of client.complete(question, signal)) {
    expect(piece.id).toBe('c1');
    answer += piece.text;
  }
  return answer;
}

afterEach(stopServers);

const NAMES = Object.keys(DIALECTS) as IDialect['name'][];

describe.each(NAMES)('in the %s dialect', name => {
  it('every call carries the token and wants JSON', async () => {
    const { server, client } = await connected(name);
    await client.models();
    await client.model(MODEL);
    await client.disclaimer(MODEL);
    await client.review(DISCLAIMER, true);
    await client.accept(REVIEW, MODEL);
    await answerOf(client);
    expect(server.seen.length).toBeGreaterThanOrEqual(3);
    for (const { headers, path, method, body } of server.seen) {
      expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
      expect(headers.accept).toBe('application/json');
      expect(headers['content-type']).toBe(
        method === 'POST' ? 'application/json' : undefined
      );
      expect(path + JSON.stringify(body)).not.toContain(TOKEN);
    }
  });

  it('models are listed, and an answer is streamed', async () => {
    const { server, client } = await connected(name);
    expect((await client.models()).map(({ id }) => id)).toEqual([MODEL]);
    expect(await answerOf(client)).toBe('qc.h(0)');
    expect(server.calls[0]).toBe('GET /v1/models');
  });
});

describe('the rows of the documented dialect', () => {
  it('are those of the documentation', async () => {
    const { server, client } = await connected('qiskit');
    await client.model(MODEL);
    expect(await client.disclaimer(MODEL)).toEqual(DISCLAIMER);
    await client.review(DISCLAIMER, true);
    await client.review(DISCLAIMER, false);
    await answerOf(client);
    await client.accept(REVIEW, MODEL);
    expect(server.calls).toEqual([
      `GET /v1/model/${ENCODED}`,
      `GET /v1/model/${ENCODED}/disclaimer`,
      `POST /v1/model/${ENCODED}/disclaimer`,
      `POST /v1/model/${ENCODED}/disclaimer`,
      'POST /v1/completions',
      'POST /v1/completions/accept'
    ]);
    expect(server.seen.map(({ body }) => body).slice(2)).toEqual([
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
      REVIEW
    ]);
  });
});

describe('the rows of the hosted dialect', () => {
  it('are those of its official clients', async () => {
    const { server, client } = await connected('hosted');
    await client.model(MODEL);
    await client.disclaimer(MODEL);
    await client.review(DISCLAIMER, true);
    await answerOf(client);
    await client.accept(REVIEW, MODEL);
    expect(server.calls).toEqual([
      `GET /v1/models/${ENCODED}`,
      `GET /v1/models/${ENCODED}/disclaimer`,
      `POST /v1/models/${ENCODED}/disclaimer`,
      'POST /v1/chat/completions',
      'POST /v1/completion/acceptance'
    ]);
    expect(server.seen[3]?.body).toEqual({
      model: MODEL,
      messages: [{ role: 'user', content: 'p' }],
      stream: true
    });
    expect(server.seen[4]?.body).toEqual({ completion: 'c1', accepted: true });
  });
});

describe('the rows of the OpenAI dialect', () => {
  it('have no disclaimer and no report', async () => {
    const { server, client } = await connected('openai');
    await client.model(MODEL);
    expect(await client.disclaimer(MODEL)).toBeNull();
    await client.review(DISCLAIMER, true);
    await client.accept(REVIEW, MODEL);
    await answerOf(client);
    expect(server.calls).toEqual([
      `GET /v1/models/${ENCODED}`,
      'POST /v1/completions'
    ]);
  });
});

describe('without a token', () => {
  it('no call carries one', async () => {
    const server = await StandInServer.start(everything);
    const endpoint = { root: server.url, token: '', fetch };
    await new ApiClient(endpoint, 'openai').models();
    expect(server.seen[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('what follows the cursor', () => {
  it.each<[string, IDialect['name'], string | undefined]>([
    ['is sent as the suffix', 'qiskit', '\nqc.draw()'],
    ['is never sent as a message', 'hosted', undefined]
  ])('%s', async (_, name, sent) => {
    const { server, client } = await connected(name);
    expect(await answerOf(client, '\nqc.draw()')).toBe('qc.h(0)');
    expect(await client.sendsSuffix(MODEL)).toBe(sent !== undefined);
    const { suffix } = server.seen[0]?.body as { suffix?: string };
    expect(suffix).toBe(sent);
  });
});
