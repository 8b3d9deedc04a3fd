import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Lazy, loadWhenIdle } from '../jupyter/lazy/lazy';
import { IConnectionHost, ISettingsStore } from '../tokens';

/** Provides the connection to the service, whose code is loaded lazily. */
export const connectionPlugin: JupyterFrontEndPlugin<IConnectionHost> = {
  id: 'jupyterlab-qiskit-completer:connection',
  description:
    'Connects to the service, through the relay on the Jupyter server or directly.',
  autoStart: true,
  provides: IConnectionHost,
  requires: [ISettingsStore],
  activate: (app: JupyterFrontEnd, settings: ISettingsStore) => {
    const lazyConnection = new Lazy(async () => {
      const { createConnection } =
        await import('../jupyter/connection/createConnection');
      return createConnection(app, settings);
    });
    loadWhenIdle(app, lazyConnection);
    return lazyConnection;
  }
};
