import type { JupyterFrontEnd } from '@jupyterlab/application';

/** Something that is loaded once, on first use; again if that failed. */
export class Late<T> {
  constructor(private readonly fetch: () => Promise<T>) {}

  /** It, if it is loaded already. */
  loaded: T | null = null;

  /** It, loaded now if need be. */
  load(): Promise<T> {
    this.loading ??= this.fetch().then(
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
 * Run something once the page has nothing else to do (Safari has no such event).
 *
 * @param timeout - how long it waits for that at most, in milliseconds.
 */
export function whenIdle(action: () => void, timeout?: number): void {
  if ('requestIdleCallback' in window) {
    const options = timeout === undefined ? {} : { timeout };
    window.requestIdleCallback(action, options);
  } else {
    setTimeout(action, 1000);
  }
}

/** Load something once JupyterLab has started, so that its first use doesn't wait for it. */
export function loadWhenIdle(
  { restored }: Pick<JupyterFrontEnd, 'restored'>,
  late: { load(): Promise<unknown> }
): void {
  // Without a connection the first use tries again, and says so.
  const load = () => void late.load().catch(() => undefined);
  void restored.then(() => whenIdle(load));
}
