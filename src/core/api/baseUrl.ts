import { ApiError } from './problems';

/**
 * The root of a service, without `/v1` and without a trailing slash, from what
 * people paste: with or without either, with blanks around it.
 *
 * @throws ApiError `badUrl` for what is no http(s) URL, or carries a user name,
 * a query or a fragment (a secret may hide in each of them).
 */
export function rootOf(serviceUrl: string): string {
  const text = serviceUrl.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '';
  if (!plain) {
    throw new ApiError({ kind: 'badUrl', url: withoutSecrets(text) });
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return url.origin + path.replace(/\/+$/, '');
}

/** The root of a service; empty for what is no address of one. */
export function rootOrNone(serviceUrl: string): string {
  try {
    return rootOf(serviceUrl);
  } catch {
    return '';
  }
}

/** A refused URL as it can be shown: no user, no query, no fragment. */
function withoutSecrets(text: string): string {
  return text
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^]*@/i, '$1')
    .replace(/[?#][^]*$/, '');
}
