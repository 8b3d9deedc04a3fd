import type { UnreachableCause } from '../errors/problem';

/** How long a server may take to show that it is there, in milliseconds. */
const PROBE_TIMEOUT_MS = 3000;

/** What is known of the page that calls. */
export interface IPage {
  /** `https:` and so on. */
  readonly protocol: string;
  readonly isOnline: boolean;
}

/**
 * Why a call from the page failed: the browser itself tells a page nothing.
 * The server is asked once more, without the token, in the way whose answer no
 * page may read (`no-cors`): if that arrives, and no other does, it was there
 * and refused the page.
 *
 * @returns undefined where it can't be told: nobody listens, no such name, or
 * a certificate that the browser does not trust.
 */
export async function whyUnreachable(
  root: string,
  page: IPage = getCurrentPage()
): Promise<UnreachableCause | undefined> {
  if (!page.isOnline && !isLoopback(root)) {
    return 'offline';
  }
  if (
    page.protocol === 'https:' &&
    root.startsWith('http:') &&
    !isLoopback(root)
  ) {
    return 'insecure';
  }
  // One that may be read after all has only broken off.
  return (await canReach(root, 'no-cors')) && !(await canReach(root, 'cors'))
    ? 'cors'
    : undefined;
}

/** Whether anything comes back from an address. */
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

/** Browsers let a page call its own machine, online or not, by plain HTTP. */
function isLoopback(root: string): boolean {
  const { hostname } = new URL(root);
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}

function getCurrentPage(): IPage {
  const { location, navigator } = globalThis;
  return {
    protocol: location?.protocol ?? '',
    isOnline: navigator?.onLine ?? true
  };
}
