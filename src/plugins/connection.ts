import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Late } from '../jupyter/late';
import { loadWhenIdle } from '../jupyter/whenIdle';
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
      const { connectionTo } = await import('../jupyter/connectionTo');
      return connectionTo(app, settings);
    });
    loadWhenIdle(app, connection);
    return connection;
  }
};
