import {
  type ICompletionChunk,
  readCompletionStream
} from './completionStream';

const createChatEvent = (content: string, finishReason: string | null) =>
  JSON.stringify({
    id: 'c1',
    choices: [{ delta: { content }, finish_reason: finishReason }]
  });

const EVENTS = [
  createChatEvent('# 🎲 "é"\n', null),
  createChatEvent('𝛼 = 1', 'stop'),
  '[DONE]'
];

describe('a streamed completion', () => {
  it('is read whole when it arrives byte by byte', async () => {
    const text = EVENTS.map(data => `data: ${data}\r\n\r\n`).join('');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        new TextEncoder()
          .encode(text)
          .forEach(byte => controller.enqueue(Uint8Array.of(byte)));
        controller.close();
      }
    });
    const { signal } = new AbortController();
    const chunks: ICompletionChunk[] = [];
    for await (const chunk of readCompletionStream(body, '', signal)) {
      chunks.push(chunk);
    }
    expect(chunks).toMatchObject([
      { id: 'c1', text: '# 🎲 "é"\n' },
      { id: 'c1', text: '𝛼 = 1' }
    ]);
  });
});
