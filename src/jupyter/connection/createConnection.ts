import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import type { ISettingsStore } from '../../tokens';
import { Connection } from './connection';
import { RelayClient } from './relayClient';
import { findSecretsManager } from './secretsManager';

/** Creates the connection of a page, through its Jupyter server if it has one. */
export function createConnection(
  app: JupyterFrontEnd,
  settings: ISettingsStore
): Connection {
  const serverSettings = app.serviceManager.serverSettings;
  // JupyterLite emulates a server in the page: if it were asked for a relay, the
  // web server of its files would answer 404.
  const hasServer = PageConfig.getOption('appName') !== 'JupyterLite';
  return new Connection(
    settings,
    hasServer ? new RelayClient(serverSettings) : null,
    (...call) => fetch(...call),
    () => findSecretsManager(app)
  );
}
