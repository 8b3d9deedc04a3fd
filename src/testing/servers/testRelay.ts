import { ServerConnection } from '@jupyterlab/services';
import { RelayClient } from '../../jupyter/connection/relayClient';
import { answerJson, type RequestHandler, type TestServer } from './testServer';

/** Returns the relay's response to `GET /state`, with changes. */
export function createRelayState(
  overrides: {
    settings?: object;
    token?: object;
    locked?: string[];
  } = {}
): object {
  return {
    version: '0.1.0',
    service: 'http://service',
    locked: overrides.locked ?? [],
    settings: {
      serviceUrl: 'https://qiskit-code-assistant.quantum.ibm.com',
      model: '',
      transport: '',
      ...overrides.settings
    },
    token: {
      source: null,
      reason: 'none',
      accounts: { names: [], selected: null },
      ...overrides.token
    },
    staleCopy: false
  };
}

/** Marks responses of the relay itself. */
export const RELAY_HEADERS = { 'X-Qiskit-Completer-Relay': 'relay' };

/**
 * Creates a Jupyter server whose relay has a state.
 *
 * @param fallback - handles all other requests; without it they get the state, too.
 */
export function createRelayHandler(
  state: object,
  fallback?: RequestHandler
): RequestHandler {
  return (request, response) => {
    const isState = request.path.startsWith(
      '/jupyterlab-qiskit-completer/state'
    );
    if (isState || fallback === undefined) {
      answerJson(response, state, 200, RELAY_HEADERS);
    } else {
      fallback(request, response);
    }
  };
}

/** Creates a client of a server's relay. */
export function createRelayClient(server: TestServer): RelayClient {
  const baseUrl = `${server.url}/`;
  return new RelayClient(ServerConnection.makeSettings({ baseUrl }));
}
