/**
 * The service URL that a person may have meant: people paste the address of a
 * page, of a single call, or of a server's own API beside the OpenAI one.
 *
 * @param root - as `rootOf` gives it.
 * @returns null for a root without a path, where there is nothing to leave out.
 */
export function likelyUrl(root: string): string | null {
  const { origin, pathname } = new URL(root);
  if (pathname === '/') {
    return null;
  }
  const before = /^(.*?)\/v1(?=\/)/.exec(pathname)?.[1] ?? '';
  return `${origin}${before}/v1`;
}

/** What a problem says of the likely URL; nothing where there is none. */
export function likely(root: string): { likely?: string } {
  const url = likelyUrl(root);
  return url === null ? {} : { likely: url };
}
