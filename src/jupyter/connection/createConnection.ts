import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import type { ISettingsStore } from '../../tokens';
import { Connection } from './connection';
import { Relay } from './relayClient';
import { secretsOf } from './secretsManager';

/** The connection of a page, by its Jupyter server where it has one. */
export function connectionTo(
  app: JupyterFrontEnd,
  settings: ISettingsStore
): Connection {
  const server = app.serviceManager.serverSettings;
  // It plays the server in the page: asked for a relay, its site would say 404.
  const hasServer = PageConfig.getOption('appName') !== 'JupyterLite';
  return new Connection(
    settings,
    hasServer ? new Relay(server) : null,
    (...call) => fetch(...call),
    () => secretsOf(app)
  );
}
