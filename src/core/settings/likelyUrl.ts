/**
 * Guesses the service URL that the user meant. Users paste the address of a web
 * page, of a single endpoint, or of a server's own API beside the OpenAI one.
 *
 * ```ts
 * guessServiceUrl('http://localhost:11434/api'); // 'http://localhost:11434/v1'
 * guessServiceUrl('https://host/team/v1/models'); // 'https://host/team/v1'
 * ```
 *
 * @param root - as `parseServiceRoot` of `serviceUrl.ts` returns it.
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
