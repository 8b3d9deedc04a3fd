import { EventSourceParserStream } from 'eventsource-parser/stream';

/**
 * Waits for the next event of a stream. May reject before `next` does, for
 * example when the stream is silent for too long.
 */
export type StreamTimeout = <T>(next: Promise<T>) => Promise<T>;

/**
 * Yields the data of each server-sent event of a response body, in order.
 *
 * A network chunk may end anywhere: inside a line, inside a JSON token or inside
 * a UTF-8 sequence. The decoder and the parser keep the rest for the next chunk.
 * Leaving the loop early cancels the body, which closes the connection.
 *
 * @param timeout - waits for each event; by default for as long as it takes.
 */
export async function* readServerSentEvents(
  body: ReadableStream<Uint8Array>,
  timeout: StreamTimeout = next => next
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
