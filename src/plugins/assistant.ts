import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { AssistantHost } from '../jupyter/assistantHost';
import { IAssistantHost, ISettingsStore } from '../tokens';

/** How long reports wait for an idle page, in milliseconds. */
const REPORTS_WAIT_MS = 2000;

/** Provides the assistant, and loads its code when the page is idle. */
export const assistantPlugin: JupyterFrontEndPlugin<IAssistantHost> = {
  id: 'jupyterlab-qiskit-completer:assistant',
  description: 'Speaks to the Qiskit Code Assistant.',
  autoStart: true,
  provides: IAssistantHost,
  requires: [ISettingsStore],
  activate: (app: JupyterFrontEnd, settings: ISettingsStore) => {
    const transport: typeof fetch = (...call) => fetch(...call);
    const host = new AssistantHost(settings, transport, action =>
      whenIdle(action, REPORTS_WAIT_MS)
    );
    void app.restored.then(() => whenIdle(() => void preload(host)));
    onPageHidden(() => host.loaded?.flush());
    return host;
  }
};

/** Load the code, so that the first completion doesn't wait for it. */
async function preload(host: IAssistantHost): Promise<void> {
  // Without a connection the first completion tries again, and says so.
  await host.load().catch(() => undefined);
}

/** Run something when the page may not be seen again: hidden, or left. */
function onPageHidden(action: () => void): void {
  window.addEventListener('pagehide', action);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      action();
    }
  });
}

/**
 * Run something once the page has nothing else to do (Safari has no such event).
 *
 * @param timeout - how long it waits for that at most, in milliseconds.
 */
function whenIdle(action: () => void, timeout?: number): void {
  if ('requestIdleCallback' in window) {
    const options = timeout === undefined ? {} : { timeout };
    window.requestIdleCallback(action, options);
  } else {
    setTimeout(action, 1000);
  }
}
