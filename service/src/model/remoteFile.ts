/**
 * The time in which a server has to answer, in ms. It is short, so that a hub that
 * can't be reached is skipped soon.
 */
const RESPONSE_TIMEOUT_MS = 5000;

/** The content of a remote file, from some offset on. */
export interface IRemoteBody {
  body: ReadableStream<Uint8Array>;
  /** The offset at which `body` begins, in bytes: 0 if the server can't resume. */
  start: number;
}

/**
 * Requests a file from a byte offset on. Throws an `Error` in plain words.
 *
 * @param offset - in bytes.
 */
export async function openRemote(
  url: string,
  offset: number,
  timeoutMs = RESPONSE_TIMEOUT_MS
): Promise<IRemoteBody> {
  const { host } = new URL(url);
  const timeoutController = new AbortController();
  const timer = setTimeout(() => timeoutController.abort(), timeoutMs);
  try {
    const response = await fetch(url, {
      headers: offset > 0 ? { range: `bytes=${offset}-` } : {},
      signal: timeoutController.signal
    });
    const { status, headers, body } = response;
    if (status === 416) {
      await body?.cancel();
      return await openRemote(url, 0, timeoutMs);
    }
    if (!response.ok || body === null) {
      throw new Error(`${host} answered ${status}`);
    }
    const range = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '');
    return { body, start: status === 206 ? Number(range?.[1] ?? NaN) : 0 };
  } catch (error) {
    throw timeoutController.signal.aborted
      ? new Error(`${host} did not answer within ${timeoutMs / 1000} s`)
      : new Error(describeFetchError(host, error));
  } finally {
    clearTimeout(timer);
  }
}

function describeFetchError(host: string, error: unknown): string {
  const { message, cause } = error as Error & { cause?: Error };
  return cause ? `${host} can't be reached: ${cause.message}` : message;
}
