import type {
  IChatCompletion,
  ICompletion,
  IErrorBody
} from '../../../src/wire/completionApi';
import { readServerSentEvents } from '../../../src/wire/sse';
import { getErrorMessage } from '../log';
import { EngineError } from './engine';

/** An OpenAI-compatible server behind an engine. */
export interface IUpstream {
  /** The base URL, which ends in `/v1`. */
  url: string;
  /** The bearer token, if the server requires one. */
  key?: string;
  /** The server's name in messages to users. */
  name: string;
}

/**
 * Returns a base URL that ends in `/v1`, whether the given one does or not.
 *
 *     http://127.0.0.1:11434     =>  http://127.0.0.1:11434/v1
 *     https://example.org/llm/   =>  https://example.org/llm/v1
 *     https://example.org/v1/    =>  https://example.org/v1
 */
export function normalizeBaseUrl(input: string): string {
  const url = new URL(input);
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return `${url.origin}${path}/v1`;
}

/** Calls an endpoint. Throws `EngineError` in plain words, or the signal's reason. */
export async function callUpstream(
  { url, key, name }: IUpstream,
  path: string,
  options: { body?: object; signal?: AbortSignal } = {}
): Promise<Response> {
  const { body, signal } = options;
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/json'
  };
  if (key) {
    headers['authorization'] = `Bearer ${key}`;
  }
  let response: Response;
  try {
    response = await fetch(`${url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      body: body && JSON.stringify(body),
      signal
    });
  } catch (error) {
    signal?.throwIfAborted();
    const { cause } = error as Error;
    throw new EngineError(
      `${name} can't be reached: ${getErrorMessage(cause ?? error)}.`,
      503
    );
  }
  if (!response.ok) {
    throw await createEngineError(name, response);
  }
  return response;
}

/** Calls an endpoint that answers with JSON. Throws like `callUpstream`. */
export async function callUpstreamJson<T>(
  upstream: IUpstream,
  path: string,
  options: { body?: object; signal?: AbortSignal } = {}
): Promise<T> {
  const response = await callUpstream(upstream, path, options);
  try {
    return (await response.json()) as T;
  } catch {
    options.signal?.throwIfAborted();
    throw new EngineError(`${upstream.name} did not answer with JSON.`);
  }
}

/**
 * Yields the chunks of a streamed completion. Leaving the loop early cancels the
 * request. Throws like `callUpstream`.
 */
export function streamCompletion(
  upstream: IUpstream,
  body: object,
  signal: AbortSignal
): AsyncGenerator<ICompletion, void> {
  return streamChunks<ICompletion>(upstream, '/completions', body, signal);
}

/** Yields the chunks of a streamed chat completion; see `streamCompletion`. */
export function streamChat(
  upstream: IUpstream,
  body: object,
  signal: AbortSignal
): AsyncGenerator<IChatCompletion, void> {
  return streamChunks<IChatCompletion>(
    upstream,
    '/chat/completions',
    body,
    signal
  );
}

async function* streamChunks<T extends object>(
  upstream: IUpstream,
  path: string,
  body: object,
  signal: AbortSignal
): AsyncGenerator<T, void> {
  const response = await callUpstream(upstream, path, {
    body: { ...body, stream: true },
    signal
  });
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('text/event-stream') || response.body === null) {
    await response.body?.cancel();
    throw new EngineError(
      `${upstream.name} did not answer with a stream of events, but with "${type}".`
    );
  }
  try {
    for await (const data of readServerSentEvents(response.body)) {
      if (data === '[DONE]') {
        return;
      }
      yield parseChunk<T>(upstream.name, data);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof EngineError
      ? error
      : new EngineError(
          `The connection to ${upstream.name} broke off: ${getErrorMessage(error)}.`
        );
  }
}

function parseChunk<T extends object>(name: string, data: string): T {
  let chunk: T | IErrorBody;
  try {
    chunk = JSON.parse(data) as T | IErrorBody;
  } catch {
    throw new EngineError(`${name} sent an event that is not JSON.`);
  }
  if ('error' in chunk) {
    throw new EngineError(`${name} failed: ${chunk.error.message}`);
  }
  return chunk;
}

/** Creates the error for a response that is not a success. */
async function createEngineError(
  name: string,
  response: Response
): Promise<EngineError> {
  const { status } = response;
  const text = await response.text().catch(() => '');
  const message = extractErrorMessage(text);
  if (status === 401 || status === 403) {
    return new EngineError(
      `${name} rejected the service's key (${status}): set QISKIT_COMPLETER_ENGINE_KEY, and start the service again.`
    );
  }
  const retryAfter = response.headers.get('retry-after');
  return new EngineError(
    `${name} answered ${status}${message ? `: ${message}` : ''}.`,
    // A fault of the client's request remains one, and a busy server may be asked
    // again. For the client, all else is a bad gateway.
    [400, 404, 422, 429, 503].includes(status) ? status : 502,
    retryAfter ? { 'retry-after': retryAfter } : {}
  );
}

/** Returns the message of an error's JSON body, without full stop; '' if none. */
function extractErrorMessage(text: string): string {
  try {
    const body = JSON.parse(text) as Partial<IErrorBody> & { detail?: unknown };
    const message = body.error?.message ?? body.detail;
    return typeof message === 'string' ? message.replace(/\.$/, '') : '';
  } catch {
    return '';
  }
}
