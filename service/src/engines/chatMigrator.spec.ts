import type { RequestListener } from 'node:http';
import { text as read } from 'node:stream/consumers';
import { startFakeServer, type IFakeServer } from '../testing/http';
import { OpenAIEngine } from './openai';

const NEVER_ABORTED = new AbortController().signal;
let upstream: IFakeServer;

afterEach(() => upstream.close());

/** An engine with one model, before a server that answers a chat like this. */
async function createEngine(chat: RequestListener, canMigrate = true) {
  upstream = await startFakeServer((request, response) => {
    if (request.url === '/v1/models') {
      response.end('{"data":[{"id":"m"}]}');
    } else {
      chat(request, response);
    }
  });
  const server = { url: `${upstream.url}/v1`, name: 'It' };
  return new OpenAIEngine(server, undefined, canMigrate);
}

const createChunkListener =
  (finishReason: string | null, ...texts: string[]): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (delta: object, finish_reason: string | null) =>
      response.write(
        `data: ${JSON.stringify({ choices: [{ delta, finish_reason }] })}\n\n`
      );
    texts.forEach(content => send({ content }, null));
    send({}, finishReason);
    response.end('data: [DONE]\n\n');
  };

async function migrate(
  engine: OpenAIEngine,
  migration: { code: string; from?: string; to?: string } = { code: 'old()' }
): Promise<string> {
  let text = '';
  for await (const chunk of engine.migrator?.migrate(
    migration,
    NEVER_ABORTED
  ) ?? []) {
    text += chunk;
  }
  return text;
}

it('a chat model is told the task, then the code', async () => {
  let sent: { model?: string; messages?: { content: string }[] } = {};
  const engine = await createEngine(async (request, response) => {
    sent = JSON.parse(await read(request)) as typeof sent;
    createChunkListener('stop', 'new', '()')(request, response);
  });
  const migration = { code: 'old()', from: '0.46', to: '2.1' };
  expect(await migrate(engine, migration)).toBe('new()');
  expect(sent).toMatchObject({ model: 'm', stream: true, temperature: 0 });
  const [task, code] = sent.messages ?? [];
  expect(task?.content).toContain('written for Qiskit 0.46');
  expect(task?.content).toContain('run with Qiskit 2.1');
  expect(code?.content).toBe('old()');
});

it('it is not used unless that was wanted', async () => {
  const engine = await createEngine(
    createChunkListener('stop', 'new()'),
    false
  );
  expect(engine.migrator).toBeUndefined();
});

it.each([
  ['length', 'no room'],
  [null, 'mid-answer']
])('an answer that ends by %s is not taken for whole', async (finish, said) => {
  const engine = await createEngine(createChunkListener(finish, 'new'));
  await expect(migrate(engine)).rejects.toThrow(said);
});
