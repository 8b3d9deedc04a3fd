import { createAbortError, ApiError } from '../errors/problem';
import { isRecord } from '../util/isRecord';
import { readServerSentEvents } from '../../wire/sse';
import { getFirstText } from './parse';
import { createStreamTimeout, parseEvent } from './streamEvents';

/** A chunk of a generation: the text of one event of the stream. */
export interface ICompletionChunk {
  /** The completion's id, the same in all chunks of one generation. */
  readonly id: string;
  /** The text that the model wrote since the last chunk; can be empty. */
  readonly text: string;
  /** True if the model was stopped here because it had written `max_tokens`. */
  readonly atLimit?: boolean;
}

/** The longest silence of a stream between two chunks, in seconds. */
export const CHUNK_TIMEOUT_SECONDS = 30;

/**
 * Yields the chunks of a streamed completion (legacy or chat shape).
 *
 * @throws ApiError `cut` if the stream ends without `[DONE]` and without a
 * finish reason, or is silent for too long; `serverFailed` for an error event;
 * an AbortError if `signal` was aborted.
 */
export async function* readCompletionStream(
  body: ReadableStream<Uint8Array>,
  token: string,
  signal: AbortSignal
): AsyncGenerator<ICompletionChunk> {
  const events = readServerSentEvents(
    body,
    createStreamTimeout(CHUNK_TIMEOUT_SECONDS)
  );
  let isFinished = false;
  try {
    for (;;) {
      const next = await events.next();
      if (next.done) {
        break;
      }
      if (next.value === '[DONE]') {
        return;
      }
      const chunk = parseChunk(next.value, token);
      isFinished ||= chunk.isFinished;
      yield chunk;
    }
  } catch (error) {
    if (signal.aborted) {
      throw createAbortError();
    }
    throw error instanceof ApiError ? error : new ApiError({ kind: 'cut' });
  } finally {
    await events.return(undefined);
  }
  if (!isFinished) {
    throw signal.aborted ? createAbortError() : new ApiError({ kind: 'cut' });
  }
}

/**
 * Parses one event of a stream, or a whole answer.
 *
 * @throws ApiError like {@link parseEvent}.
 */
export function parseChunk(
  data: string,
  token: string
): ICompletionChunk & { readonly isFinished: boolean } {
  const value = parseEvent(data, token);
  const choices: unknown = value['choices'];
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const id = getFirstText(value, 'id');
  if (!isRecord(choice)) {
    return { id, text: '', isFinished: false };
  }
  const message = choice['delta'] ?? choice['message'];
  const finishReason = choice['finish_reason'];
  return {
    id,
    text: getFirstText(isRecord(message) ? message : choice, 'text', 'content'),
    isFinished: typeof finishReason === 'string',
    atLimit: finishReason === 'length'
  };
}
