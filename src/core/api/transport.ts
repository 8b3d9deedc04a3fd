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
  looks?: boolean
) => Promise<Response>;
