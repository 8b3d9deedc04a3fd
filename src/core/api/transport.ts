/**
 * Carries a request to the service. Has the shape of `fetch`, which is itself
 * one, and also learns the root of the service. May throw an ApiError if it knows
 * what went wrong.
 *
 * @param url - begins with `root`.
 * @param isProbe - whether the request is only sent to find out what is there.
 * Its failure is then kept out of the browser's console, where that is possible.
 */
export type Transport = (
  url: string,
  init: RequestInit,
  root: string,
  isProbe?: boolean
) => Promise<Response>;

/** The service that a client calls, and how. */
export interface IClientOptions {
  /** The root of the service, as `parseServiceRoot` returns it. */
  readonly root: string;
  /** The API token; if it is empty, no `Authorization` header is sent. */
  readonly token: string;
  /** The browser's own `fetch`, or a function with the same shape. */
  readonly transport: Transport;
}

/** One request to an endpoint. */
export interface IApiRequest {
  readonly method: 'GET' | 'POST';
  /** The path below the root, with a leading slash. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** True if the request is only sent to find out what is there. */
  readonly isProbe?: boolean;
  /** True if the request goes on after the page is closed. */
  readonly keepalive?: boolean;
  /** The model that the request is about; a problem of a 403 or 404 names it. */
  readonly model?: string;
}
