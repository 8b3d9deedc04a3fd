/**
 * Parses a foreign text as the address of a web page, which is the only kind of
 * link that a browser can follow without running something in this page.
 *
 * @returns null for anything else. Relative addresses would lead into
 * JupyterLab.
 */
export function parseWebAddress(text: string): string | null {
  try {
    const { protocol, href } = new URL(text.trim());
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** Properties of a link that opens in a new tab, which cannot reach back. */
export const OPEN_IN_NEW_TAB = {
  target: '_blank',
  rel: 'noopener noreferrer'
} as const;
