import type { UnreachableCause } from '../errors/problem';
import { isLoopbackHost } from '../util/loopback';

/** The longest time that a server may take to answer a probe, in milliseconds. */
const PROBE_TIMEOUT_MS = 3000;

/** The page that calls the service. */
export interface IPage {
  /** The protocol of the page's address, such as `https:`. */
  readonly protocol: string;
  readonly isOnline: boolean;
}

/**
 * Finds out why a call from the page failed, since the browser itself does not
 * tell the page. Probes the server without the token, once with `no-cors`, a mode
 * whose answer no page may read, and then with `cors`. If only the first answer
 * arrives, the server is there and does not allow the page.
 *
 * @param root - the root of the service.
 * @returns undefined if the cause can't be found out: nothing listens there, the
 * name does not exist, or the browser does not trust the certificate.
 */
export async function whyUnreachable(
  root: string,
  page: IPage = getCurrentPage()
): Promise<UnreachableCause | undefined> {
  const isLoopback = isLoopbackHost(new URL(root).hostname);
  if (!page.isOnline && !isLoopback) {
    return 'offline';
  }
  if (page.protocol === 'https:' && root.startsWith('http:') && !isLoopback) {
    return 'insecure';
  }
  // If the page may read the answer after all, the first call only broke off.
  return (await canReach(root, 'no-cors')) && !(await canReach(root, 'cors'))
    ? 'cors'
    : undefined;
}

/** Returns whether any answer comes back from a server. */
async function canReach(root: string, mode: RequestMode): Promise<boolean> {
  try {
    await fetch(`${root}/`, {
      mode,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS)
    });
    return true;
  } catch {
    return false;
  }
}

function getCurrentPage(): IPage {
  const { location, navigator } = globalThis;
  return {
    protocol: location?.protocol ?? '',
    isOnline: navigator?.onLine ?? true
  };
}
