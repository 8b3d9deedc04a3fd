import type { RequestListener } from 'node:http';
import { text as read } from 'node:stream/consumers';
import { startFakeServer, type IFakeServer } from '../testing/http';
import type { IGenerationChunk } from './engine';
import { OpenAIEngine } from './openai';
import { normalizeBaseUrl } from './upstream';

const REQUEST = { model: 'm', prompt: '# a', maxTokens: 8, temperature: 0 };
const NEVER_ABORTED = new AbortController().signal;
const CHUNK =
  'data: {"choices":[{"index":0,"text":"a","finish_reason":null}]}\n\n';
const LAST =
  'data: {"choices":[{"index":0,"text":"b","finish_reason":"length"}]}\n\n';
const USAGE =
  'data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}\n\n';

let upstream: IFakeServer;

afterEach(() => upstream.close());

/** An engine in front of a server that answers like this. */
async function createEngine(answer: RequestListener, only?: string) {
  upstream = await startFakeServer(answer);
  const { url } = upstream;
  return new OpenAIEngine({ url: `${url}/v1`, key: 'k', name: 'It' }, only);
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
  it('forwards a request, with the key, and its answer', async () => {
    let sent: unknown;
    const engine = await createEngine(async (request, response) => {
      const { url, headers } = request;
      const body: unknown = JSON.parse(await read(request));
      sent = { url, key: headers.authorization, body };
      createStreamListener(
        CHUNK,
        LAST,
        USAGE,
        'data: [DONE]\n\n'
      )(request, response);
    });
    expect(await collectChunks(engine)).toEqual([
      { text: 'a', finish: null },
      { text: 'b', finish: null },
      {
        text: '',
        finish: 'length',
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

  it('lists the models, or the chosen one', async () => {
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

  it('ends the generation upstream when the client goes away', async () => {
    let ended: Promise<unknown> = Promise.resolve();
    const engine = await createEngine((_request, response) => {
      ended = new Promise(resolve => response.once('close', resolve));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(CHUNK);
    });
    const controller = new AbortController();
    const pieces = engine.generate(REQUEST, controller.signal);
    await pieces.next();
    controller.abort();
    await expect(pieces.next()).rejects.toThrow(/abort/);
    await ended;
  });

  it('ends the generation upstream when no more is wanted', async () => {
    let ended: Promise<unknown> = Promise.resolve();
    const engine = await createEngine((_request, response) => {
      ended = new Promise(resolve => response.once('close', resolve));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(CHUNK);
    });
    const pieces = engine.generate(REQUEST, NEVER_ABORTED);
    await pieces.next();
    await pieces.return();
    await ended;
  });

  it.each<[string, RequestListener, number, RegExp]>([
    [
      'the reason of a refusal',
      createStatusListener(400, '{"error":{"message":"no suffix."}}'),
      400,
      /It answered 400: no suffix\.$/
    ],
    [
      'a refused key',
      createStatusListener(401, ''),
      502,
      /QISKIT_COMPLETER_ENGINE_KEY/
    ],
    [
      'its own trouble',
      createStatusListener(500, '<html>'),
      502,
      /^It answered 500\.$/
    ],
    [
      'a page',
      createStatusListener(200, '', { 'content-type': 'text/html' }),
      502,
      /html/
    ],
    ['no JSON', createStreamListener('data: {"cho\n\n'), 502, /not JSON/],
    [
      'an error event',
      createStreamListener(CHUNK, 'data: {"error":{"message":"tired"}}\n\n'),
      502,
      /It failed: tired/
    ],
    ['half an answer', createStreamListener(CHUNK), 502, /ended in mid-answer/]
  ])('says it when it meets %s', async (_, answer, code, message) => {
    const engine = await createEngine(answer);
    await expect(collectChunks(engine)).rejects.toMatchObject({
      status: code,
      message: expect.stringMatching(message) as string
    });
  });

  it('passes on when to try again', async () => {
    const engine = await createEngine(
      createStatusListener(429, '', { 'retry-after': '7' })
    );
    await expect(collectChunks(engine)).rejects.toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' }
    });
  });

  it('says it when nobody is there, or breaks off', async () => {
    const engine = await createEngine((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(CHUNK, () => response.destroy());
    });
    await expect(collectChunks(engine)).rejects.toThrow(/It broke off/);
    await upstream.close();
    await expect(collectChunks(engine)).rejects.toMatchObject({ status: 503 });
    upstream = await startFakeServer(createStatusListener(200, ''));
  });

  it('says it when there is no list', async () => {
    const engine = await createEngine(createStatusListener(200, '{}'));
    await expect(engine.listModels()).rejects.toThrow(/no list of models/);
  });

  it('writes the server’s name as text', async () => {
    const engine = await createEngine(createStatusListener(200, ''));
    expect(engine.getDisclaimerText('<b>').body).toContain('&#60;b&#62;');
  });
});

describe('baseUrl', () => {
  beforeEach(async () => {
    upstream = await startFakeServer(createStatusListener(200, ''));
  });

  it.each(['http://x:1', 'http://x:1/', 'http://x:1/v1', 'http://x:1/v1/'])(
    'understands %s',
    pasted => {
      expect(normalizeBaseUrl(pasted)).toBe('http://x:1/v1');
    }
  );

  it('keeps a path', () => {
    expect(normalizeBaseUrl('https://x/llm/v1/')).toBe('https://x/llm/v1');
  });
});
