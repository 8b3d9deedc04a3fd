import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { settled } from '../../testing/servers/standInModel';
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
import { SILENCE_SECONDS } from './completionStream';
import { isAbort } from '../errors/problem';

const QUESTION = {
  model: 'm',
  prompt: 'p',
  suffix: '',
  maxTokens: 9,
  stop: []
};

async function asked(answer: Answering, dialect: 'qiskit' | 'auto' = 'qiskit') {
  const server = await StandInServer.start(answer);
  const endpoint = { root: server.url, token: TOKEN, fetch };
  const controller = new AbortController();
  const pieces = new ApiClient(endpoint, dialect).complete(
    QUESTION,
    controller.signal
  );
  return { server, controller, pieces };
}

/** The texts of an answer's pieces, then the kind of problem it ended with. */
async function outcome(answer: Answering): Promise<unknown[]> {
  const { pieces } = await asked(answer);
  const seen: unknown[] = [];
  try {
    for await (const { text } of pieces) {
      seen.push(text);
    }
  } catch (error) {
    const { problem } = error as { problem: { kind: string } };
    expect(JSON.stringify(problem)).not.toContain(TOKEN);
    seen.push(problem);
  }
  return seen;
}

/** A server that streams what it is told. */
const streaming =
  (tell: (send: (data: unknown) => void, response: ServerResponse) => void) =>
  (_: unknown, response: ServerResponse) =>
    tell(answerStream(response), response);

/** A server that writes one piece and then is silent. */
function silentAfterOne() {
  let closed: () => void = () => undefined;
  const left = new Promise<void>(resolve => (closed = resolve));
  const answer = streaming((send, response) => {
    response.on('close', () => closed());
    send(chunkOf('qc'));
  });
  return { answer, left };
}

afterEach(stopServers);

describe('the end of a stream', () => {
  it('is [DONE]', async () => {
    const answer = streaming((send, response) => {
      send(chunkOf('a'));
      send('[DONE]');
      send(chunkOf('more'));
      response.end();
    });
    expect(await outcome(answer)).toEqual(['a']);
  });

  it('is also a finish reason', async () => {
    const answer = streaming((send, response) => {
      send(chunkOf('a'));
      send(chunkOf('b', 'length'));
      response.end();
    });
    expect(await outcome(answer)).toEqual(['a', 'b']);
  });

  it('may be the limit of what the model may write', async () => {
    const { pieces } = await asked(
      streaming((send, response) => {
        send(chunkOf('a'));
        send(chunkOf('b', 'length'));
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
    const answer = streaming((send, response) => {
      send(chunkOf('a'));
      response.end();
    });
    expect(await outcome(answer)).toEqual(['a', { kind: 'cut' }]);
  });

  it('is a cut where the connection breaks off', async () => {
    const answer = streaming((send, response) => {
      send(chunkOf('a'));
      response.write('data: {"id"', () => response.destroy());
    });
    expect(await outcome(answer)).toEqual(['a', { kind: 'cut' }]);
  });

  it('is a cut where an event is no JSON', async () => {
    const answer = streaming((send, response) => {
      send('{"id": ');
      response.end();
    });
    expect(await outcome(answer)).toEqual([{ kind: 'cut' }]);
  });

  it('is a failure that the server tells, without the token', async () => {
    const answer = streaming((send, response) => {
      send(chunkOf('a'));
      send({ error: { message: `Broken for ${TOKEN}`, code: 'x' } });
      response.end();
    });
    expect(await outcome(answer)).toEqual([
      'a',
      { kind: 'serverFailed', status: 200, said: 'Broken for …' }
    ]);
  });

  it('may come in events that say nothing', async () => {
    const answer = streaming((send, response) => {
      send({ id: 'c1', choices: [], usage: { total_tokens: 3 }, error: null });
      send(chunkOf('a', 'stop'));
      send({ id: 'c1', object: 'usage' });
      send('[DONE]');
      response.end();
    });
    expect(await outcome(answer)).toEqual(['', 'a', '']);
  });
});

describe('a server that knows no streaming', () => {
  it.each([
    ['a text', { text: 'qc.h(0)' }],
    ['a message', { message: { role: 'assistant', content: 'qc.h(0)' } }]
  ])('answers whole, with %s', async (_, choice) => {
    const answer: Answering = (__, response) =>
      answerJson(response, { id: 'c1', choices: [choice] });
    expect(await outcome(answer)).toEqual(['qc.h(0)']);
  });

  it('may answer an error with 200', async () => {
    const answer: Answering = (_, response) =>
      answerJson(response, { error: { message: 'No model is loaded.' } });
    expect(await outcome(answer)).toEqual([
      { kind: 'serverFailed', status: 200, said: 'No model is loaded.' }
    ]);
  });
});

describe('giving up', () => {
  it('closes the connection, between two pieces', async () => {
    const { answer, left } = silentAfterOne();
    const { pieces, controller } = await asked(answer);
    expect((await pieces.next()).value).toMatchObject({ text: 'qc' });
    const next = pieces.next();
    controller.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    await left;
  });

  it('closes the connection, by leaving the loop', async () => {
    const { answer, left } = silentAfterOne();
    const { pieces } = await asked(answer);
    for await (const { text } of pieces) {
      expect(text).toBe('qc');
      break;
    }
    await left;
  });

  it('is done for us where the server falls silent', async () => {
    const { answer, left } = silentAfterOne();
    const { pieces } = await asked(answer);
    await pieces.next();
    jest.useFakeTimers();
    try {
      const next = pieces.next();
      await settled();
      jest.advanceTimersByTime(SILENCE_SECONDS * 1000);
      await expect(next).rejects.toMatchObject({ problem: { kind: 'cut' } });
    } finally {
      jest.useRealTimers();
    }
    await left;
  });

  it('closes the connection, before the answer begins', async () => {
    let arrived: (response: ServerResponse) => void = () => undefined;
    const arrival = new Promise<ServerResponse>(yes => (arrived = yes));
    const { pieces, controller } = await asked((_, r) => arrived(r));
    const next = pieces.next();
    const closed = once(await arrival, 'close');
    controller.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('before the dialect is known sends no prompt', async () => {
    const { server, pieces, controller } = await asked((_, response) => {
      controller.abort();
      answerJson(response, { id: 'd', body: 'Text' });
    }, 'auto');
    const error: unknown = await pieces.next().catch((e: unknown) => e);
    expect(isAbort(error)).toBe(true);
    expect(server.calls.at(-1)).toBe('GET /v1/model/m/disclaimer');
  });
});
