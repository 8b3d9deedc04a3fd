/**
 * `fetch`, told in addition at which root the service is; the browser's own
 * is one. May throw an ApiError where it knows what went wrong.
 *
 * @param url - begins with `root`.
 */
export type Transport = (
  url: string,
  init: RequestInit,
  root: string
) => Promise<Response>;
