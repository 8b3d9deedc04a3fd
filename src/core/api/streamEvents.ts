import { ApiError } from '../errors/problem';
import { isRecord } from '../util/isRecord';
import type { StreamTimeout } from '../../wire/sse';
import { parseErrorBody, redactToken } from './errorResponse';

/**
 * Returns a function that waits for the next event of a stream, and rejects with
 * an ApiError `cut` after so many seconds without one.
 */
export function createStreamTimeout(seconds: number): StreamTimeout {
  return async next => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new ApiError({ kind: 'cut' })),
        seconds * 1000
      );
    });
    try {
      return await Promise.race([next, silence]);
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * Parses the JSON of one event of a stream, or of a whole answer.
 *
 * @param token - the API token, which the server's error message may contain.
 * @throws ApiError `cut` if it is not JSON, since its end is missing then;
 * `serverFailed` if it is no object, or has an `error`.
 */
export function parseEvent(
  data: string,
  token: string
): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new ApiError({ kind: 'cut' });
  }
  if (!isRecord(value) || (value['error'] ?? null) !== null) {
    const { message } = parseErrorBody(redactToken(data, token));
    throw new ApiError({ kind: 'serverFailed', status: 200, message });
  }
  return value;
}
