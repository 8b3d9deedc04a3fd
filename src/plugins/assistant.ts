import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import type { Transport } from '../core/api/transport';
import { hasTokenOnServer } from '../jupyter/settings/pageConfig';
import { LazyAssistant } from '../jupyter/lazy/lazyAssistant';
import { loadWhenIdle, runWhenIdle } from '../jupyter/lazy/lazy';
import { IAssistantHost, IConnectionHost, ISettingsStore } from '../tokens';

/** The longest time that acceptance reports wait for an idle page, in milliseconds. */
const MAX_REPORT_DELAY_MS = 2000;

/** Provides the assistant, whose code is loaded lazily. */
export const assistantPlugin: JupyterFrontEndPlugin<IAssistantHost> = {
  id: 'jupyterlab-qiskit-completer:assistant',
  description: 'Requests completions from the Qiskit Code Assistant.',
  autoStart: true,
  provides: IAssistantHost,
  requires: [ISettingsStore, IConnectionHost],
  activate: (
    app: JupyterFrontEnd,
    settings: ISettingsStore,
    connection: IConnectionHost
  ) => {
    const transport: Transport = async (...call) =>
      (await connection.load()).send(...call);
    const host = new LazyAssistant(
      settings,
      transport,
      action => runWhenIdle(action, MAX_REPORT_DELAY_MS),
      hasTokenOnServer()
    );
    loadWhenIdle(app, host);
    onPageHidden(() => host.loaded?.flushReports());
    // Requests that failed without a network may succeed again.
    window.addEventListener('online', () => host.loaded?.reconnect());
    return host;
  }
};

/** Runs `action` whenever the page is hidden or left: it may never be shown again. */
function onPageHidden(action: () => void): void {
  window.addEventListener('pagehide', action);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      action();
    }
  });
}
