import { readServerSentEvents } from './sse';

/** Creates a response body that arrives in the given network chunks. */
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

const createChatEvent = (content: string, finishReason: string | null) =>
  JSON.stringify({
    id: 'c1',
    choices: [{ delta: { content }, finish_reason: finishReason }]
  });

/** Events with characters of two, three and four bytes in UTF-8. */
const EVENTS = [
  createChatEvent('# 🎲 "é"\n', null),
  createChatEvent('𝛼 = 1', 'stop'),
  '[DONE]'
];

describe('an event stream that is split into network chunks', () => {
  it.each([
    ['\\n', '\n'],
    ['\\r\\n', '\r\n']
  ])('is read whole wherever it is split, with %s', async (_, lineEnd) => {
    const text = EVENTS.map(data => `data: ${data}${lineEnd}${lineEnd}`).join(
      ''
    );
    const comment = `: hello${lineEnd}${lineEnd}`;
    const bytes = new TextEncoder().encode(comment + text);
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

  it('is read whole when it arrives byte by byte', async () => {
    const text = EVENTS.map(data => `data: ${data}\r\n\r\n`).join('');
    const bytes = [...new TextEncoder().encode(text)];
    const body = createBody(...bytes.map(byte => Uint8Array.of(byte)));
    expect(await collect(readServerSentEvents(body))).toEqual(EVENTS);
  });
});

describe('readServerSentEvents', () => {
  it('joins the data lines of one event and ignores other fields', async () => {
    const text = 'event: x\nid: 7\ndata: {"a":\ndata: 1}\nretry: 9\n\n';
    const body = createBody(new TextEncoder().encode(text));
    expect(await collect(readServerSentEvents(body))).toEqual(['{"a":\n1}']);
  });

  it('cancels the body when the loop is left early', async () => {
    let markCancelled: () => void = () => undefined;
    const cancelled = new Promise<void>(resolve => (markCancelled = resolve));
    const body = new ReadableStream<Uint8Array>({
      pull: controller =>
        controller.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel: () => markCancelled()
    });
    for await (const data of readServerSentEvents(body)) {
      expect(data).toBe('x');
      break;
    }
    await cancelled;
  });
});
