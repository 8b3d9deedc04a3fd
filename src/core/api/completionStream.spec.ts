import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { flushPromises } from '../../testing/servers/fakeModel';
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
  return { server, controller, chunks };
}

/** Returns the texts of a generation's chunks, then the problem that it ended with, if any. */
async function collectOutcome(answer: RequestHandler): Promise<unknown[]> {
  const { chunks } = await requestCompletion(answer);
  const outcome: unknown[] = [];
  try {
    for await (const { text } of chunks) {
      outcome.push(text);
    }
  } catch (error) {
    const { problem } = error as { problem: { kind: string } };
    expect(JSON.stringify(problem)).not.toContain(TEST_TOKEN);
    outcome.push(problem);
  }
  return outcome;
}

/** Creates the handler of a server that streams events. */
const createStreamingServer =
  (write: (send: (data: unknown) => void, response: ServerResponse) => void) =>
  (_: unknown, response: ServerResponse) =>
    write(beginEventStream(response), response);

/** Creates the handler of a server that sends one chunk and then is silent. */
function createStalledServer() {
  let markClosed: () => void = () => undefined;
  const closed = new Promise<void>(resolve => (markClosed = resolve));
  const answer = createStreamingServer((send, response) => {
    response.on('close', () => markClosed());
    send(createChunk('qc'));
  });
  return { answer, closed };
}

afterEach(stopServers);

describe('the end of a stream', () => {
  it('is marked by [DONE]', async () => {
    const answer = createStreamingServer((send, response) => {
      send(createChunk('a'));
      send('[DONE]');
      send(createChunk('more'));
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual(['a']);
  });

  it('is marked by a finish reason as well', async () => {
    const answer = createStreamingServer((send, response) => {
      send(createChunk('a'));
      send(createChunk('b', 'length'));
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual(['a', 'b']);
  });

  it('can be at the limit of what the model may write', async () => {
    const { chunks } = await requestCompletion(
      createStreamingServer((send, response) => {
        send(createChunk('a'));
        send(createChunk('b', 'length'));
        response.end();
      })
    );
    const limits: unknown[] = [];
    for await (const { atLimit } of chunks) {
      limits.push(atLimit);
    }
    expect(limits).toEqual([false, true]);
  });

  it('is a cut without [DONE] and finish reason', async () => {
    const answer = createStreamingServer((send, response) => {
      send(createChunk('a'));
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual(['a', { kind: 'cut' }]);
  });

  it('is a cut if the connection breaks off', async () => {
    const answer = createStreamingServer((send, response) => {
      send(createChunk('a'));
      response.write('data: {"id"', () => response.destroy());
    });
    expect(await collectOutcome(answer)).toEqual(['a', { kind: 'cut' }]);
  });

  it('is a cut if an event is not JSON', async () => {
    const answer = createStreamingServer((send, response) => {
      send('{"id": ');
      response.end();
    });
    expect(await collectOutcome(answer)).toEqual([{ kind: 'cut' }]);
  });

  it('can be an error of the server, shown without the token', async () => {
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

  it('can come with events that have no text', async () => {
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

describe('a server without streaming', () => {
  it.each([
    ['a text', { text: 'qc.h(0)' }],
    ['a message', { message: { role: 'assistant', content: 'qc.h(0)' } }]
  ])('sends one answer, with %s', async (_, choice) => {
    const answer: RequestHandler = (__, response) =>
      answerJson(response, { id: 'c1', choices: [choice] });
    expect(await collectOutcome(answer)).toEqual(['qc.h(0)']);
  });

  it('can answer an error with 200', async () => {
    const answer: RequestHandler = (_, response) =>
      answerJson(response, { error: { message: 'No model is loaded.' } });
    expect(await collectOutcome(answer)).toEqual([
      { kind: 'serverFailed', status: 200, message: 'No model is loaded.' }
    ]);
  });
});

describe('an aborted completion', () => {
  it('closes the connection between two chunks', async () => {
    const { answer, closed } = createStalledServer();
    const { chunks, controller } = await requestCompletion(answer);
    expect((await chunks.next()).value).toMatchObject({ text: 'qc' });
    const next = chunks.next();
    controller.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('closes the connection when the loop is left', async () => {
    const { answer, closed } = createStalledServer();
    const { chunks } = await requestCompletion(answer);
    for await (const { text } of chunks) {
      expect(text).toBe('qc');
      break;
    }
    await closed;
  });

  it('is cut, and its connection closed, if the server falls silent', async () => {
    const { answer, closed } = createStalledServer();
    const { chunks } = await requestCompletion(answer);
    await chunks.next();
    jest.useFakeTimers();
    try {
      const next = chunks.next();
      await flushPromises();
      jest.advanceTimersByTime(CHUNK_TIMEOUT_SECONDS * 1000);
      await expect(next).rejects.toMatchObject({ problem: { kind: 'cut' } });
    } finally {
      jest.useRealTimers();
    }
    await closed;
  });

  it('closes the connection before the answer begins', async () => {
    let markArrived: (response: ServerResponse) => void = () => undefined;
    const arrived = new Promise<ServerResponse>(
      resolve => (markArrived = resolve)
    );
    const { chunks, controller } = await requestCompletion((_, response) =>
      markArrived(response)
    );
    const next = chunks.next();
    const closed = once(await arrived, 'close');
    controller.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('sends no prompt if the dialect is not known yet', async () => {
    const { server, chunks, controller } = await requestCompletion(
      (_, response) => {
        controller.abort();
        answerJson(response, { id: 'd', body: 'Text' });
      },
      'auto'
    );
    const error: unknown = await chunks.next().catch((e: unknown) => e);
    expect(isAbortError(error)).toBe(true);
    expect(server.requestLines.at(-1)).toBe('GET /v1/model/m/disclaimer');
  });
});
