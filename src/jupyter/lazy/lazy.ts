import type { JupyterFrontEnd } from '@jupyterlab/application';

/** Loads something once, on first use; again if that failed. */
export class Lazy<T> {
  constructor(private readonly loader: () => Promise<T>) {}

  /** The loaded value; null until then. */
  loaded: T | null = null;

  /** Loads the value, unless it is loaded already. */
  load(): Promise<T> {
    this.loading ??= this.loader().then(
      value => (this.loaded = value),
      (error: unknown) => {
        // The next attempt may find the server again.
        this.loading = null;
        throw error;
      }
    );
    return this.loading;
  }

  private loading: Promise<T> | null = null;
}

/**
 * Runs `action` once the page is idle; after 1 s in Safari, which has no event
 * for that.
 *
 * @param timeoutMs - the longest wait for an idle page, in milliseconds.
 */
export function runWhenIdle(action: () => void, timeoutMs?: number): void {
  if ('requestIdleCallback' in window) {
    const options = timeoutMs === undefined ? {} : { timeout: timeoutMs };
    window.requestIdleCallback(action, options);
  } else {
    setTimeout(action, 1000);
  }
}

/**
 * Loads something once JupyterLab has started and is idle, so that its first
 * use does not wait.
 */
export function loadWhenIdle(
  { restored }: Pick<JupyterFrontEnd, 'restored'>,
  lazy: { load(): Promise<unknown> }
): void {
  // If it fails, the first use tries again and shows the failure.
  const load = () => void lazy.load().catch(() => undefined);
  void restored.then(() => runWhenIdle(load));
}
