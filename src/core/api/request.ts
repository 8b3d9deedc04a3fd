import type { IClientOptions, IApiRequest } from './transport';
import { readProblem } from './errorResponse';
import { guessLikelyUrl } from '../settings/likelyUrl';
import { createAbortError, ApiError, isAbortError } from '../errors/problem';
import { whyUnreachable } from './whyUnreachable';

/** The longest time that a service may take to begin its answer, in seconds. */
export const RESPONSE_TIMEOUT_SECONDS = 60;

/**
 * Sends a request. The response's body has not been read when this resolves.
 *
 * @throws ApiError for every response that is not a success, an AbortError if
 * `signal` was aborted.
 */
export async function send(
  options: IClientOptions,
  request: IApiRequest
): Promise<Response> {
  const url = options.root + request.path;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.token !== '') {
    headers['authorization'] = `Bearer ${options.token}`;
  }
  if (request.body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(),
    RESPONSE_TIMEOUT_SECONDS * 1000
  );
  const abort = () => controller.abort();
  request.signal?.addEventListener('abort', abort);
  let response: Response;
  try {
    request.signal?.throwIfAborted();
    const init: RequestInit = {
      method: request.method,
      headers,
      body: request.body === undefined ? null : JSON.stringify(request.body),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      keepalive: request.keepalive ?? false,
      signal: controller.signal
    };
    const { root } = options;
    response = await options.transport(url, init, root, request.isProbe);
  } catch (error) {
    request.signal?.removeEventListener('abort', abort);
    // The transport may also abort the request by itself.
    const isTransportAbort = isAbortError(error) && !controller.signal.aborted;
    if (request.signal?.aborted || isTransportAbort) {
      throw createAbortError();
    }
    if (error instanceof ApiError) {
      throw error;
    }
    const url = options.root;
    if (controller.signal.aborted) {
      const seconds = RESPONSE_TIMEOUT_SECONDS;
      throw new ApiError({ kind: 'timeout', url, seconds });
    }
    const cause = await whyUnreachable(url);
    if (request.signal?.aborted) {
      throw createAbortError();
    }
    throw new ApiError({ kind: 'unreachable', url, ...(cause && { cause }) });
  } finally {
    clearTimeout(timer);
  }
  // The listener stays on the signal: aborting must also close a body that is
  // still being read.
  if (!response.ok) {
    throw new ApiError(await readProblem(response, options, request));
  }
  return response;
}

/**
 * Sends a request and parses its answer as JSON.
 *
 * @throws ApiError `notJson` for HTML and the like, and like {@link send}.
 */
export async function sendForJson(
  options: IClientOptions,
  request: IApiRequest
): Promise<unknown> {
  const response = await send(options, request);
  return readJson(response, options, request);
}

/** Parses the body of a response as JSON; throws like {@link sendForJson}. */
export async function readJson(
  response: Response,
  { root }: IClientOptions,
  { path, signal }: IApiRequest
): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch {
    throw signal?.aborted ? createAbortError() : new ApiError({ kind: 'cut' });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError({
      kind: 'notJson',
      url: root + path,
      ...guessLikelyUrl(root)
    });
  }
}

/** Returns whether a response is a stream of server-sent events. */
export function isEventStream(
  response: Response
): response is Response & { readonly body: ReadableStream<Uint8Array> } {
  const contentType = response.headers.get('content-type') ?? '';
  return response.body !== null && contentType.includes('text/event-stream');
}
