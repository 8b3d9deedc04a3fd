/**
 * A foreign text as the address of a web page, which a browser opens without
 * running anything of it here; null for all else.
 */
export function parseWebAddress(text: string): string | null {
  try {
    const { protocol, href } = new URL(text.trim());
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    // Relative ones would lead into JupyterLab.
    return null;
  }
}
