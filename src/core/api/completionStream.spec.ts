import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { flushPromises } from '../../testing/servers/standInModel';
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
import { CHUNK_TIMEOUT_SECONDS } from './completionStream';
import { isAbortError } from '../errors/problem';

const PARAMS = {
  model: 'm',
  prompt: 'p',
  suffix: '',
  maxTokens: 9,
  stop: []
};

async function requestCompletion(
  answer: RequestHandler,
  dialect: 'qiskit' | 'auto' = 'qiskit'
) {
  const server = await TestServer.start(answer);
  const options = { root: server.url, token: TEST_TOKEN, transport: fetch };
  const controller = new AbortController();
  const chunks = new ApiClient(options, dialect).complete(
    PARAMS,
    controller.signal
  );
  return { server, controller, pieces: chunks };
}

/** The texts of an answer's pieces, then the kind of problem it ended with. */
async function collectOutcome(answer: RequestHandler): Promise<unknown[]> {
  const { pieces: chunks } = await requestCompletion(answer);
  const seen: unknown[] = [];
  try {
    for await (const { text } of chunks) {
      seen.push(text);
    }
  } catch (error) {
    const { problem } = error as { problem: { kind: string } };
    expect(JSON.stringify(problem)).not.toContain(TEST_TOKEN);
    seen.push(problem);
  }
  return seen;
}

/** A server that streams what it is told. */
const createStreamingServer =
  (write: (send: (data: unknown) => void, response: ServerResponse) => void) =>
  (_: unknown, response: ServerResponse) =>
    write(beginEventStream(response), response);

/** A server that writes one piece and then is silent. */
function createStalledServer() {
  let closed: () => void = () => undefined;
  const left = new Promise<void>(resolve => (closed = resolve));
  const answer = createStreamingServer((send, response) => {
    response.on('close', () => closed());
    send(createChunk('qc'));
  });
  return { answer, left };
}

afterEach(stopServers);

describe('the end of a stream', () => {
  it('is [DONE]', async () => {
    const answer = createStreamingServer((send, response) => {
      send(createChunk('a'));
      send('[DONE]');
      send(createChunk('more'));
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual(['a']);
  });

  it('is also a finish reason', async () => {
    const answer = createStreamingServer((send, response) => {
      send(createChunk('a'));
      send(createChunk('b', 'length'));
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual(['a', 'b']);
  });

  it('may be the limit of what the model may write', async () => {
    const { pieces } = await requestCompletion(
      createStreamingServer((send, response) => {
        send(createChunk('a'));
        send(createChunk('b', 'length'));
        response.end();
      })
    );
    const limits: unknown[] = [];
    for await (const { atLimit } of pieces) {
      limits.push(atLimit);
    }
    expect(limits).toEqual([false, true]);
  });

  it('is a cut without either', async () => {
    const answer = createStreamingServer((send, response) => {
      send(createChunk('a'));
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual(['a', { kind: 'cut' }]);
  });

  it('is a cut where the connection breaks off', async () => {
    const answer = createStreamingServer((send, response) => {
      send(createChunk('a'));
      response.write('data: {"id"', () => response.destroy());
    });
    expect(await collectOutcome(answer)).toEqual(['a', { kind: 'cut' }]);
  });

  it('is a cut where an event is no JSON', async () => {
    const answer = createStreamingServer((send, response) => {
      send('{"id": ');
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual([{ kind: 'cut' }]);
  });

  it('is a failure that the server tells, without the token', async () => {
    const answer = createStreamingServer((send, response) => {
      send(createChunk('a'));
      send({ error: { message: `Broken for ${TEST_TOKEN}`, code: 'x' } });
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual([
      'a',
      { kind: 'serverFailed', status: 200, message: 'Broken for …' }
    ]);
  });

  it('may come in events that say nothing', async () => {
    const answer = createStreamingServer((send, response) => {
      send({ id: 'c1', choices: [], usage: { total_tokens: 3 }, error: null });
      send(createChunk('a', 'stop'));
      send({ id: 'c1', object: 'usage' });
      send('[DONE]');
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual(['', 'a', '']);
  });
});

describe('a server that knows no streaming', () => {
  it.each([
    ['a text', { text: 'qc.h(0)' }],
    ['a message', { message: { role: 'assistant', content: 'qc.h(0)' } }]
  ])('answers whole, with %s', async (_, choice) => {
    const answer: RequestHandler = (__, response) =>
      answerJson(response, { id: 'c1', choices: [choice] });
    expect(await collectOutcome(answer)).toEqual(['qc.h(0)']);
  });

  it('may answer an error with 200', async () => {
    const answer: RequestHandler = (_, response) =>
      answerJson(response, { error: { message: 'No model is loaded.' } });
    expect(await collectOutcome(answer)).toEqual([
      { kind: 'serverFailed', status: 200, message: 'No model is loaded.' }
    ]);
  });
});

describe('giving up', () => {
  it('closes the connection, between two pieces', async () => {
    const { answer, left } = createStalledServer();
    const { pieces, controller } = await requestCompletion(answer);
    expect((await pieces.next()).value).toMatchObject({ text: 'qc' });
    const next = pieces.next();
    controller.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    await left;
  });

  it('closes the connection, by leaving the loop', async () => {
    const { answer, left } = createStalledServer();
    const { pieces } = await requestCompletion(answer);
    for await (const { text } of pieces) {
      expect(text).toBe('qc');
      break;
    }
    await left;
  });

  it('is done for us where the server falls silent', async () => {
    const { answer, left } = createStalledServer();
    const { pieces } = await requestCompletion(answer);
    await pieces.next();
    jest.useFakeTimers();
    try {
      const next = pieces.next();
      await flushPromises();
      jest.advanceTimersByTime(CHUNK_TIMEOUT_SECONDS * 1000);
      await expect(next).rejects.toMatchObject({ problem: { kind: 'cut' } });
    } finally {
      jest.useRealTimers();
    }
    await left;
  });

  it('closes the connection, before the answer begins', async () => {
    let arrived: (response: ServerResponse) => void = () => undefined;
    const arrival = new Promise<ServerResponse>(yes => (arrived = yes));
    const { pieces, controller } = await requestCompletion((_, r) =>
      arrived(r)
    );
    const next = pieces.next();
    const closed = once(await arrival, 'close');
    controller.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('before the dialect is known sends no prompt', async () => {
    const { server, pieces, controller } = await requestCompletion(
      (_, response) => {
        controller.abort();
        answerJson(response, { id: 'd', body: 'Text' });
      },
      'auto'
    );
    const error: unknown = await pieces.next().catch((e: unknown) => e);
    expect(isAbortError(error)).toBe(true);
    expect(server.requestLines.at(-1)).toBe('GET /v1/model/m/disclaimer');
  });
});
