/**
 * `fetch`, told in addition at which root the service is; the browser's own
 * is one. May throw an ApiError where it knows what went wrong.
 *
 * @param url - begins with `root`.
 * @param looks - whether it is only to find out what answers: a failure is no
 * news then, and is kept out of the browser's console where that is possible.
 */
export type Transport = (
  url: string,
  init: RequestInit,
  root: string,
  isProbe?: boolean
) => Promise<Response>;

/** A service's address and how to speak to it. */
export interface IClientOptions {
  /** As `rootOf` gives it. */
  readonly root: string;
  /** Empty: no `Authorization` header is sent. */
  readonly token: string;
  /** The way there: the browser's own `fetch`, or one with the same shape. */
  readonly transport: Transport;
}

/** What one request consists of. */
export interface IApiRequest {
  readonly method: 'GET' | 'POST';
  /** From the root, starting with a slash. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Whether it is only to find out what answers. */
  readonly isProbe?: boolean;
  /** Whether it goes on when the page goes. */
  readonly keepalive?: boolean;
  /** The model that the request is about, named by a 403 or a 404. */
  readonly model?: string;
}
