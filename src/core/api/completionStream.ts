import { createAbortError, ApiError } from '../errors/problem';
import { isRecord } from '../util/isRecord';
import { getFirstText } from './parse';
import { parseErrorBody, redactToken } from './errorResponse';
import { createStreamTimeout } from './streamTimeout';
import { readServerSentEvents } from '../../wire/sse';

/** A piece of a model's answer. */
export interface ICompletionChunk {
  /** The completion's id, the same in all pieces of one answer. */
  readonly id: string;
  /** What the model wrote since the last piece; can be empty. */
  readonly text: string;
  /** Whether the model was stopped there, as it may write no more. */
  readonly atLimit?: boolean;
}

/** How long a stream may be silent between two pieces, in seconds. */
export const CHUNK_TIMEOUT_SECONDS = 30;

/**
 * The pieces of a streamed completion (legacy or chat shape).
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
      isFinished ||= chunk.finished;
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
 * One event of a stream, or one whole answer.
 *
 * @throws ApiError `cut` for what is not JSON, `serverFailed` for an error.
 */
export function parseChunk(
  data: string,
  token: string
): ICompletionChunk & { readonly finished: boolean } {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new ApiError({ kind: 'cut' });
  }
  if (!isRecord(value) || (value['error'] ?? null) !== null) {
    const serverMessage = parseErrorBody(redactToken(data, token)).message;
    throw new ApiError({
      kind: 'serverFailed',
      status: 200,
      message: serverMessage
    });
  }
  const choices: unknown = value['choices'];
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const id = getFirstText(value, 'id');
  if (!isRecord(choice)) {
    return { id, text: '', finished: false };
  }
  const message = choice['delta'] ?? choice['message'];
  const finishReason = choice['finish_reason'];
  return {
    id,
    text: getFirstText(isRecord(message) ? message : choice, 'text', 'content'),
    finished: typeof finishReason === 'string',
    atLimit: finishReason === 'length'
  };
}
