import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import type { Transport } from '../core/api/transport';
import { hasTokenOnServer } from '../jupyter/settings/pageConfig';
import { AssistantHost } from '../jupyter/lazy/lazyAssistant';
import { loadWhenIdle, whenIdle } from '../jupyter/lazy/lazy';
import { IAssistantHost, IConnectionHost, ISettingsStore } from '../tokens';

/** How long reports wait for an idle page, in milliseconds. */
const REPORTS_WAIT_MS = 2000;

/** Provides the assistant, and loads its code when the page is idle. */
export const assistantPlugin: JupyterFrontEndPlugin<IAssistantHost> = {
  id: 'jupyterlab-qiskit-completer:assistant',
  description: 'Speaks to the Qiskit Code Assistant.',
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
    const host = new AssistantHost(
      settings,
      transport,
      action => whenIdle(action, REPORTS_WAIT_MS),
      hasTokenOnServer()
    );
    loadWhenIdle(app, host);
    onPageHidden(() => host.loaded?.flushReports());
    // What failed without a network may work again.
    window.addEventListener('online', () => host.loaded?.reconnect());
    return host;
  }
};

/** Run something when the page may not be seen again: hidden, or left. */
function onPageHidden(action: () => void): void {
  window.addEventListener('pagehide', action);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      action();
    }
  });
}
