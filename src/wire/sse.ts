import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { StreamTimeout } from '../core/api/streamTimeout';

/**
 * The data of each server-sent event of a response body, in order.
 *
 * A network chunk may end anywhere, inside a line, a JSON token or a UTF-8
 * sequence: the decoder and the parser keep the rest for the next chunk.
 * Leaving the loop early cancels the body, which closes the connection.
 */
export async function* readServerSentEvents(
  body: ReadableStream<Uint8Array>,
  timeout: StreamTimeout = read => read
): AsyncGenerator<string> {
  const events = body
    .pipeThrough(
      new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>
    )
    .pipeThrough(new EventSourceParserStream());
  const reader = events.getReader();
  try {
    for (;;) {
      const { done, value } = await timeout(reader.read());
      if (done) {
        return;
      }
      yield value.data;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
