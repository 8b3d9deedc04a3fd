import { isRecord } from '../util/isRecord';
import { isAbortError, createAbortError, ApiError } from '../errors/problem';
import { getFirstText } from './parse';
import { parseErrorBody, redactToken } from './errorResponse';
import { createStreamTimeout } from './streamTimeout';
import { readServerSentEvents } from '../../wire/sse';

/** A step of a migration. */
export interface IMigrationStep {
  /** What the service does: it plans, looks at its plan, and writes. */
  readonly stage: 'planning' | 'reviewing' | 'writing';
  /** What it has written since the last step; can be empty. */
  readonly text: string;
}

/**
 * How long a migration may be silent between two events, in seconds: the
 * service plans before it writes, which takes a model's whole answer. The
 * relay waits as long as its `answer_timeout` says.
 */
export const MIGRATION_EVENT_TIMEOUT_SECONDS = 120;

/**
 * The steps of a streamed migration. It ends with the connection, or with
 * `[DONE]`.
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
 * One event of a stream, or one whole answer.
 *
 * @throws ApiError `cut` for what is not JSON, `serverFailed` for an error.
 */
export function parseMigrationStep(
  data: string,
  token: string
): IMigrationStep {
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
  const text = getFirstText(value, 'migrated_code');
  const hasFinalThoughts = (value['final_thoughts'] ?? null) !== null;
  const stage = hasFinalThoughts ? 'reviewing' : 'planning';
  return { text, stage: text === '' ? stage : 'writing' };
}
