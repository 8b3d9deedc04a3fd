import type { RequestListener } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { startFakeServer, type IFakeServer } from '../testing/fakeServer';
import type { IMigrationTask } from './engine';
import { OpenAIEngine } from './openai';

const NEVER_ABORTED = new AbortController().signal;
let upstream: IFakeServer;

afterEach(() => upstream.close());

/** Returns an engine in front of a server that has one model, `m`. */
async function createEngine(chatListener: RequestListener, canMigrate = true) {
  upstream = await startFakeServer((request, response) => {
    if (request.url === '/v1/models') {
      response.end('{"data":[{"id":"m"}]}');
    } else {
      chatListener(request, response);
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
  task: IMigrationTask = { code: 'old()' }
): Promise<string> {
  let text = '';
  for await (const chunk of engine.migrator?.migrate(task, NEVER_ABORTED) ??
    []) {
    text += chunk;
  }
  return text;
}

it('a chat model gets the instructions, then the code', async () => {
  let sent: { model?: string; messages?: { content: string }[] } = {};
  const engine = await createEngine(async (request, response) => {
    sent = JSON.parse(await readText(request)) as typeof sent;
    createChunkListener('stop', 'new', '()')(request, response);
  });
  const task = { code: 'old()', from: '0.46', to: '2.1' };
  expect(await migrate(engine, task)).toBe('new()');
  expect(sent).toMatchObject({ model: 'm', stream: true, temperature: 0 });
  const [instructions, code] = sent.messages ?? [];
  expect(instructions?.content).toContain('written for Qiskit 0.46');
  expect(instructions?.content).toContain('run with Qiskit 2.1');
  expect(code?.content).toBe('old()');
});

it('an engine does not migrate by default', async () => {
  const engine = await createEngine(
    createChunkListener('stop', 'new()'),
    false
  );
  expect(engine.migrator).toBeUndefined();
});

it.each([
  ['length', 'no room'],
  [null, 'in the middle of its answer']
])(
  'an answer with the finish reason %s is an error, because it is incomplete',
  async (finishReason, message) => {
    const engine = await createEngine(createChunkListener(finishReason, 'new'));
    await expect(migrate(engine)).rejects.toThrow(message);
  }
);
