import {
  type ICompletionChunk,
  readCompletionStream
} from '../core/api/completionStream';
import { readServerSentEvents } from './sse';

/** A body that arrives in these chunks. */
function createBody(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      chunks.forEach(chunk => controller.enqueue(chunk));
      controller.close();
    }
  });
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) {
    list.push(item);
  }
  return list;
}

const createChatChunk = (content: string, finish: string | null) =>
  JSON.stringify({
    id: 'c1',
    choices: [{ delta: { content }, finish_reason: finish }]
  });

const EVENTS = [
  createChatChunk('# 🎲 "é"\n', null),
  createChatChunk('𝛼 = 1', 'stop'),
  '[DONE]'
];

describe('an event stream, cut at every byte', () => {
  it.each([
    ['\\n', '\n'],
    ['\\r\\n', '\r\n']
  ])('with lines that end in %s', async (_, end) => {
    const text = EVENTS.map(data => `data: ${data}${end}${end}`).join('');
    const bytes = new TextEncoder().encode(`: hello${end}${end}${text}`);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const body = createBody(bytes.subarray(0, cut), bytes.subarray(cut));
      expect({
        cut,
        events: await collect(readServerSentEvents(body))
      }).toEqual({
        cut,
        events: EVENTS
      });
    }
  });

  it('byte by byte, as pieces of a completion', async () => {
    const text = EVENTS.map(data => `data: ${data}\r\n\r\n`).join('');
    const bytes = [...new TextEncoder().encode(text)];
    const body = createBody(...bytes.map(byte => Uint8Array.of(byte)));
    const { signal } = new AbortController();
    const pieces: ICompletionChunk[] = await collect(
      readCompletionStream(body, '', signal)
    );
    expect(pieces).toMatchObject([
      { id: 'c1', text: '# 🎲 "é"\n' },
      { id: 'c1', text: '𝛼 = 1' }
    ]);
  });
});

describe('an event stream', () => {
  it('joins the lines of one event, and ignores other fields', async () => {
    const text = 'event: x\nid: 7\ndata: {"a":\ndata: 1}\nretry: 9\n\n';
    const body = createBody(new TextEncoder().encode(text));
    expect(await collect(readServerSentEvents(body))).toEqual(['{"a":\n1}']);
  });

  it('is cancelled by whoever leaves early', async () => {
    let left: () => void = () => undefined;
    const cancelled = new Promise<void>(resolve => (left = resolve));
    const body = new ReadableStream<Uint8Array>({
      pull: controller =>
        controller.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel: () => left()
    });
    for await (const data of readServerSentEvents(body)) {
      expect(data).toBe('x');
      break;
    }
    await cancelled;
  });
});
