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

/**
 * Guesses the service URL that the user meant. Users paste the address of a web
 * page, of a single endpoint, or of a server's own API beside the OpenAI one.
 *
 * ```ts
 * guessServiceUrl('http://localhost:11434/api'); // 'http://localhost:11434/v1'
 * guessServiceUrl('https://host/team/v1/models'); // 'https://host/team/v1'
 * ```
 *
 * @param root - as `parseServiceRoot` returns it.
 * @returns null for a root without a path, since there is nothing to leave out.
 */
export function guessServiceUrl(root: string): string | null {
  const { origin, pathname } = new URL(root);
  if (pathname === '/') {
    return null;
  }
  const before = /^(.*?)\/v1(?=\/)/.exec(pathname)?.[1] ?? '';
  return `${origin}${before}/v1`;
}

/** Returns the guessed service URL as the property of a problem; an empty object without a guess. */
export function guessLikelyUrl(root: string): { likely?: string } {
  const url = guessServiceUrl(root);
  return url === null ? {} : { likely: url };
}
