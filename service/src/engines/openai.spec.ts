import type { RequestListener } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { startFakeServer, type IFakeServer } from '../testing/fakeServer';
import type { IGenerationChunk } from './engine';
import { OpenAIEngine } from './openai';
import { normalizeBaseUrl } from './upstream';

const REQUEST = { model: 'm', prompt: '# a', maxTokens: 8, temperature: 0 };
const NEVER_ABORTED = new AbortController().signal;
const CHUNK =
  'data: {"choices":[{"index":0,"text":"a","finish_reason":null}]}\n\n';
const LAST_CHUNK =
  'data: {"choices":[{"index":0,"text":"b","finish_reason":"length"}]}\n\n';
const USAGE =
  'data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}\n\n';

let upstream: IFakeServer;

afterEach(() => upstream.close());

/** Returns an engine in front of a fake server. */
async function createEngine(listener: RequestListener, onlyModel?: string) {
  upstream = await startFakeServer(listener);
  const { url } = upstream;
  return new OpenAIEngine(
    { url: `${url}/v1`, key: 'k', name: 'It' },
    onlyModel
  );
}

async function collectChunks(engine: OpenAIEngine, signal = NEVER_ABORTED) {
  const chunks: IGenerationChunk[] = [];
  for await (const chunk of engine.generate(REQUEST, signal)) {
    chunks.push(chunk);
  }
  return chunks;
}

const createStreamListener =
  (...parts: string[]): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(parts.join(''));
  };

const createStatusListener =
  (code: number, body: string, headers = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(code, headers).end(body);
  };

describe('OpenAIEngine', () => {
  it('forwards a request with the key, and the answer to it', async () => {
    let sent: unknown;
    const engine = await createEngine(async (request, response) => {
      const { url, headers } = request;
      const body: unknown = JSON.parse(await readText(request));
      sent = { url, key: headers.authorization, body };
      createStreamListener(
        CHUNK,
        LAST_CHUNK,
        USAGE,
        'data: [DONE]\n\n'
      )(request, response);
    });
    expect(await collectChunks(engine)).toEqual([
      { text: 'a', finishReason: null },
      { text: 'b', finishReason: null },
      {
        text: '',
        finishReason: 'length',
        usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 }
      }
    ]);
    expect(sent).toEqual({
      url: '/v1/completions',
      key: 'Bearer k',
      body: {
        model: 'm',
        prompt: '# a',
        max_tokens: 8,
        temperature: 0,
        stream: true,
        stream_options: { include_usage: true }
      }
    });
  });

  it('lists all models, or the chosen one', async () => {
    const list = createStatusListener(200, '{"data":[{"id":"a"},{"id":"b"}]}');
    const all = await createEngine(list);
    expect(await all.listModels()).toEqual([
      { id: 'a', object: 'model', created: 0, owned_by: 'unknown' },
      { id: 'b', object: 'model', created: 0, owned_by: 'unknown' }
    ]);
    await upstream.close();
    const one = await createEngine(list, 'b');
    expect((await one.listModels()).map(({ id }) => id)).toEqual(['b']);
  });

  it('cancels the request to the server when the client disconnects', async () => {
    let ended: Promise<unknown> = Promise.resolve();
    const engine = await createEngine((_request, response) => {
      ended = new Promise(resolve => response.once('close', resolve));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(CHUNK);
    });
    const controller = new AbortController();
    const chunks = engine.generate(REQUEST, controller.signal);
    await chunks.next();
    controller.abort();
    await expect(chunks.next()).rejects.toThrow(/abort/);
    await ended;
  });

  it('cancels the request to the server when no more chunks are read', async () => {
    let ended: Promise<unknown> = Promise.resolve();
    const engine = await createEngine((_request, response) => {
      ended = new Promise(resolve => response.once('close', resolve));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(CHUNK);
    });
    const chunks = engine.generate(REQUEST, NEVER_ABORTED);
    await chunks.next();
    await chunks.return();
    await ended;
  });

  it.each<[string, RequestListener, number, RegExp]>([
    [
      'an invalid request',
      createStatusListener(400, '{"error":{"message":"no suffix."}}'),
      400,
      /It answered 400: no suffix\.$/
    ],
    [
      'a rejected key',
      createStatusListener(401, ''),
      502,
      /QISKIT_COMPLETER_ENGINE_KEY/
    ],
    [
      'an error status',
      createStatusListener(500, '<html>'),
      502,
      /^It answered 500\.$/
    ],
    [
      'a web page',
      createStatusListener(200, '', { 'content-type': 'text/html' }),
      502,
      /html/
    ],
    [
      'an event that is not JSON',
      createStreamListener('data: {"cho\n\n'),
      502,
      /not JSON/
    ],
    [
      'an error event',
      createStreamListener(CHUNK, 'data: {"error":{"message":"tired"}}\n\n'),
      502,
      /It failed: tired/
    ],
    [
      'an incomplete answer',
      createStreamListener(CHUNK),
      502,
      /in the middle of its answer/
    ]
  ])('explains %s', async (_, listener, status, message) => {
    const engine = await createEngine(listener);
    await expect(collectChunks(engine)).rejects.toMatchObject({
      status,
      message: expect.stringMatching(message) as string
    });
  });

  it('passes on after which time to try again', async () => {
    const engine = await createEngine(
      createStatusListener(429, '', { 'retry-after': '7' })
    );
    await expect(collectChunks(engine)).rejects.toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' }
    });
  });

  it('explains that the server can’t be reached, or breaks the connection', async () => {
    const engine = await createEngine((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(CHUNK, () => response.destroy());
    });
    await expect(collectChunks(engine)).rejects.toThrow(
      /connection to It broke off/
    );
    await upstream.close();
    await expect(collectChunks(engine)).rejects.toMatchObject({ status: 503 });
    upstream = await startFakeServer(createStatusListener(200, ''));
  });

  it('explains that the answer is not a list of models', async () => {
    const engine = await createEngine(createStatusListener(200, '{}'));
    await expect(engine.listModels()).rejects.toThrow(/no list of models/);
  });

  it('escapes HTML in the disclaimer', async () => {
    const engine = await createEngine(createStatusListener(200, ''));
    expect(engine.getDisclaimerText('<b>').body).toContain('&#60;b&#62;');
  });
});

describe('normalizeBaseUrl', () => {
  beforeEach(async () => {
    upstream = await startFakeServer(createStatusListener(200, ''));
  });

  it.each(['http://x:1', 'http://x:1/', 'http://x:1/v1', 'http://x:1/v1/'])(
    'returns the same URL for %s',
    input => {
      expect(normalizeBaseUrl(input)).toBe('http://x:1/v1');
    }
  );

  it('keeps the path', () => {
    expect(normalizeBaseUrl('https://x/llm/v1/')).toBe('https://x/llm/v1');
  });
});
