import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Late, loadWhenIdle } from '../jupyter/lazy/lazy';
import { IConnectionHost, ISettingsStore } from '../tokens';

/** Provides the way to the service, whose code is loaded late. */
export const connectionPlugin: JupyterFrontEndPlugin<IConnectionHost> = {
  id: 'jupyterlab-qiskit-completer:connection',
  description: 'Finds the way to the service: by the relay, or direct.',
  autoStart: true,
  provides: IConnectionHost,
  requires: [ISettingsStore],
  activate: (app: JupyterFrontEnd, settings: ISettingsStore) => {
    const connection = new Late(async () => {
      const { connectionTo } =
        await import('../jupyter/connection/createConnection');
      return connectionTo(app, settings);
    });
    loadWhenIdle(app, connection);
    return connection;
  }
};
