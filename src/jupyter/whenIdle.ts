import type { JupyterFrontEnd } from '@jupyterlab/application';

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
