import type { JupyterFrontEnd } from '@jupyterlab/application';
import { ServerConnection } from '@jupyterlab/services';
import type { ISettingsStore } from '../tokens';
import { Connection } from './connection';
import { Relay } from './relay';
import { secretsOf } from './secretsOf';

/** The connection of a page, by its Jupyter server where it has one. */
export function connectionTo(
  app: JupyterFrontEnd,
  settings: ISettingsStore
): Connection {
  const server = app.serviceManager.serverSettings;
  // JupyterLite plays the server in the page, by a `fetch` of its own.
  const isReal = server.fetch === ServerConnection.makeSettings().fetch;
  return new Connection(
    settings,
    isReal ? new Relay(server) : null,
    (...call) => fetch(...call),
    () => secretsOf(app)
  );
}
