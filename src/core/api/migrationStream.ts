import { isAbortError, createAbortError, ApiError } from '../errors/problem';
import { readServerSentEvents } from '../../wire/sse';
import { getFirstText } from './parse';
import { createStreamTimeout, parseEvent } from './streamEvents';

/** A step of a migration: one event of the stream. */
export interface IMigrationStep {
  /** The stage that the service is at: it plans, reviews its plan, then writes the code. */
  readonly stage: 'planning' | 'reviewing' | 'writing';
  /** The code that it has written since the last step; can be empty. */
  readonly text: string;
}

/**
 * The longest silence of a migration between two events, in seconds. The service
 * plans before it writes, which takes a whole answer of the model. The relay
 * waits as long as its `answer_timeout` says.
 */
export const MIGRATION_EVENT_TIMEOUT_SECONDS = 120;

/**
 * Yields the steps of a streamed migration. The stream ends with the connection,
 * or with `[DONE]`.
 *
 * @throws ApiError `cut` if the connection breaks or is silent for too long;
 * `serverFailed` for an error event; an AbortError if `signal` was aborted.
 */
export async function* readMigrationStream(
  body: ReadableStream<Uint8Array>,
  token: string,
  signal: AbortSignal
): AsyncGenerator<IMigrationStep> {
  const timeout = createStreamTimeout(MIGRATION_EVENT_TIMEOUT_SECONDS);
  const events = readServerSentEvents(body, timeout);
  try {
    for await (const data of events) {
      if (data === '[DONE]') {
        return;
      }
      yield parseMigrationStep(data, token);
    }
  } catch (error) {
    if (signal.aborted || isAbortError(error)) {
      throw createAbortError();
    }
    throw error instanceof ApiError ? error : new ApiError({ kind: 'cut' });
  }
  if (signal.aborted) {
    throw createAbortError();
  }
}

/**
 * Parses one event of a stream, or a whole answer.
 *
 * @throws ApiError like {@link parseEvent}.
 */
export function parseMigrationStep(
  data: string,
  token: string
): IMigrationStep {
  const value = parseEvent(data, token);
  const text = getFirstText(value, 'migrated_code');
  const hasFinalThoughts = (value['final_thoughts'] ?? null) !== null;
  const stage = hasFinalThoughts ? 'reviewing' : 'planning';
  return { text, stage: text === '' ? stage : 'writing' };
}
