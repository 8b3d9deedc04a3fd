import { createServer, connect } from 'node:net';
import { once } from 'node:events';
import { EngineError, ScriptedFault } from './engines/engine';
import { rejectOnAbort, FakeEngine } from './testing/fakeEngine';
import {
  closeServices,
  readEvents,
  startService,
  TOKEN
} from './testing/service';

const PATH = '/v1/completions';
const BODY = { model: 'granite-8b-qiskit', prompt: '# a', stream: true };

let engine: FakeEngine;

beforeEach(() => {
  engine = new FakeEngine();
});

afterEach(closeServices);

const startOpenAIService = () => startService({ engine, dialect: 'openai' });

describe('the client of a generation', () => {
  it.each([true, false])(
    'ends it before its first chunk by disconnecting (stream: %s)',
    async stream => {
      let onStart = () => {};
      const started = new Promise<void>(resolve => (onStart = resolve));
      const aborted = new Promise(resolve => {
        engine.writeChunks = async function* (signal) {
          onStart();
          signal.addEventListener('abort', resolve);
          await rejectOnAbort(signal);
          yield '';
        };
      });
      const { call } = await startOpenAIService();
      const controller = new AbortController();
      const { signal } = controller;
      const answer = call(PATH, { ...BODY, stream }, { signal });
      await started;
      controller.abort();
      await expect(answer).rejects.toThrow();
      await aborted;
      expect((await call('/v1/models')).status).toBe(200);
    }
  );

  it('ends it in the middle of the stream by disconnecting', async () => {
    const aborted = new Promise(resolve => {
      engine.writeChunks = async function* (signal) {
        signal.addEventListener('abort', resolve);
        yield 'a';
        await rejectOnAbort(signal);
      };
    });
    const { call } = await startOpenAIService();
    const response = await call(PATH, BODY);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await aborted;
  });

  it('makes the engine wait by reading slowly', async () => {
    let written = 0;
    engine.writeChunks = async function* () {
      for (; written < 10_000; written++) {
        yield 'x'.repeat(10_000);
      }
    };
    const { url } = await startOpenAIService();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const body = JSON.stringify(BODY);
    socket.write(
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${TOKEN}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
    );
    await once(socket, 'readable');
    socket.read();
    socket.pause();
    // The engine waits as soon as two checks in a row find the same number.
    let previous = -1;
    while (written > previous) {
      previous = written;
      await turnEventLoop();
    }
    expect(written).toBeLessThan(5000);
    socket.destroy();
  });
});

/** Waits for some turns of the event loop, including all phases and the network. */
async function turnEventLoop(): Promise<void> {
  const server = createServer(each => each.end('x')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const socket = connect(port, '127.0.0.1').resume();
  await once(socket, 'end');
  server.close();
}

describe('an engine that fails', () => {
  it('before the first chunk is answered with a JSON error', async () => {
    engine.writeChunks = async function* () {
      yield* [];
      throw new EngineError('It is asleep.', 503, { 'retry-after': '2' });
    };
    const response = await (await startOpenAIService()).call(PATH, BODY);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toMatchObject({
      error: { message: 'It is asleep.', type: 'server_error' }
    });
  });

  it('in the middle of a stream sends an error event, and breaks the connection', async () => {
    engine.writeChunks = async function* () {
      yield 'a';
      throw new EngineError('It fell asleep.');
    };
    const response = await (await startOpenAIService()).call(PATH, BODY);
    const text = await readUntilEnd(response);
    expect(text).toContain('"text":"a"');
    expect(text).toContain('data: {"error":{"message":"It fell asleep."');
    expect(text).not.toContain('[DONE]');
    expect(text).toMatch(/broken$/);
  });

  it('because of a script breaks the connection without an event', async () => {
    engine.writeChunks = async function* () {
      yield 'a';
      throw new ScriptedFault('cut');
    };
    const text = await readUntilEnd(
      await (await startOpenAIService()).call(PATH, BODY)
    );
    expect(text).toMatch(/^data: .*"text":"a".*\n\nbroken$/);
  });
});

/** Returns the text that arrived, with "broken" after it if the connection broke. */
async function readUntilEnd(response: Response): Promise<string> {
  const reader = response.body
    ?.pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  try {
    for (;;) {
      const result = await reader?.read();
      if (result === undefined || result.done) {
        return text;
      }
      text += result.value;
    }
  } catch {
    return `${text}broken`;
  }
}

it('an empty answer can be streamed too', async () => {
  engine.writeChunks = async function* () {
    yield* [];
  };
  const data = await readEvents(
    await (await startOpenAIService()).call(PATH, BODY)
  );
  expect(data).toHaveLength(2);
});
