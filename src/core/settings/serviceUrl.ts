import { ApiError } from '../errors/problem';

/**
 * The root of a service, without `/v1` and without a trailing slash, from what
 * people paste: with or without either, with blanks around it.
 *
 * @throws ApiError `badUrl` for what is no http(s) URL, or carries a user name,
 * a query or a fragment (a secret may hide in each of them).
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

/** The root of a service; empty for what is no address of one. */
export function tryParseServiceRoot(serviceUrl: string): string {
  try {
    return parseServiceRoot(serviceUrl);
  } catch {
    return '';
  }
}

/** A refused URL as it can be shown: no user, no query, no fragment. */
function stripSecrets(text: string): string {
  return text
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^]*@/i, '$1')
    .replace(/[?#][^]*$/, '');
}

/**
 * The service URL that a person may have meant: people paste the address of a
 * page, of a single call, or of a server's own API beside the OpenAI one.
 *
 * @param root - as `rootOf` gives it.
 * @returns null for a root without a path, where there is nothing to leave out.
 */
export function guessServiceUrl(root: string): string | null {
  const { origin, pathname } = new URL(root);
  if (pathname === '/') {
    return null;
  }
  const before = /^(.*?)\/v1(?=\/)/.exec(pathname)?.[1] ?? '';
  return `${origin}${before}/v1`;
}

/** What a problem says of the likely URL; nothing where there is none. */
export function guessLikelyUrl(root: string): { likely?: string } {
  const url = guessServiceUrl(root);
  return url === null ? {} : { likely: url };
}
