import { ApiError } from '../errors/problem';

/**
 * Parses the address of a service as users paste it: with or without `/v1`, with
 * or without a trailing slash, with blanks around it.
 *
 * ```ts
 * parseServiceRoot(' http://localhost:8000/v1/ '); // 'http://localhost:8000'
 * parseServiceRoot('https://host/qiskit'); // 'https://host/qiskit'
 * ```
 *
 * @returns the root of the service, without `/v1` and without a trailing slash.
 * @throws ApiError `badUrl` if it is not an http(s) URL, or has a user name, a
 * query or a fragment (each may contain a secret).
 */
export function parseServiceRoot(serviceUrl: string): string {
  const text = serviceUrl.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '';
  if (!isPlain) {
    throw new ApiError({ kind: 'badUrl', url: stripSecrets(text) });
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return url.origin + path.replace(/\/+$/, '');
}

/** Returns the root of a service like {@link parseServiceRoot}; empty for a bad URL. */
export function tryParseServiceRoot(serviceUrl: string): string {
  try {
    return parseServiceRoot(serviceUrl);
  } catch {
    return '';
  }
}

/** Removes the user name, the query and the fragment of a bad URL, so that it can be shown. */
function stripSecrets(text: string): string {
  return text
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^]*@/i, '$1')
    .replace(/[?#][^]*$/, '');
}
