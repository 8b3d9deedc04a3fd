import type { IEndpoint, IRequest } from './transport';
import { problemFromResponse } from './errorResponse';
import { likely } from '../settings/serviceUrl';
import { abortError, ApiError, isAbort } from '../errors/problem';
import { whyUnreachable } from './whyUnreachable';

/** How long a service may take until it begins to answer, in seconds. */
export const PATIENCE_SECONDS = 60;

/**
 * Send a request; the answer's headers are there, its body is not read yet.
 *
 * @throws ApiError for every answer that is not a success, an AbortError if
 * `signal` was aborted.
 */
export async function send(
  endpoint: IEndpoint,
  request: IRequest
): Promise<Response> {
  const url = endpoint.root + request.path;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (endpoint.token !== '') {
    headers['authorization'] = `Bearer ${endpoint.token}`;
  }
  if (request.body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_SECONDS * 1000);
  const give = () => patience.abort();
  request.signal?.addEventListener('abort', give);
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
      signal: patience.signal
    };
    const { root } = endpoint;
    response = await endpoint.fetch(url, init, root, request.looks);
  } catch (error) {
    request.signal?.removeEventListener('abort', give);
    // The way there may be given up by others, too.
    const isGivenUp = isAbort(error) && !patience.signal.aborted;
    if (request.signal?.aborted || isGivenUp) {
      throw abortError();
    }
    if (error instanceof ApiError) {
      throw error;
    }
    const url = endpoint.root;
    if (patience.signal.aborted) {
      const seconds = PATIENCE_SECONDS;
      throw new ApiError({ kind: 'timeout', url, seconds });
    }
    const cause = await whyUnreachable(url);
    if (request.signal?.aborted) {
      throw abortError();
    }
    throw new ApiError({ kind: 'unreachable', url, ...(cause && { cause }) });
  } finally {
    clearTimeout(timer);
  }
  // The listener stays until the signal is dropped: aborting must also close
  // a body that is still being read.
  if (!response.ok) {
    throw new ApiError(await problemFromResponse(response, endpoint, request));
  }
  return response;
}

/**
 * Send a request and read its answer as JSON.
 *
 * @throws ApiError `notJson` for HTML and the like, and all that `send` throws.
 */
export async function sendForJson(
  endpoint: IEndpoint,
  request: IRequest
): Promise<unknown> {
  const response = await send(endpoint, request);
  return readJson(response, endpoint, request);
}

/** The body of a response as JSON; the same errors as {@link sendForJson}. */
export async function readJson(
  response: Response,
  { root }: IEndpoint,
  { path, signal }: IRequest
): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch {
    throw signal?.aborted ? abortError() : new ApiError({ kind: 'cut' });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError({
      kind: 'notJson',
      url: root + path,
      ...likely(root)
    });
  }
}
