import { ServerConnection } from '@jupyterlab/services';
import { Relay } from '../../jupyter/connection/relayClient';
import {
  answerJson,
  type RequestHandler,
  type TestServer
} from './standInServer';

/** How the relay answers `GET /state`, with changes. */
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

/** What the relay says itself. */
export const RELAY_HEADERS = { 'X-Qiskit-Completer-Relay': 'relay' };

/** A Jupyter server whose relay has a state, and answers more as a spec wants. */
export function createRelayHandler(
  state: object,
  fallback?: RequestHandler
): RequestHandler {
  return (seen, response) => {
    const isState = seen.path.startsWith('/jupyterlab-qiskit-completer/state');
    if (isState || fallback === undefined) {
      answerJson(response, state, 200, RELAY_HEADERS);
    } else {
      fallback(seen, response);
    }
  };
}

/** The relay of a server. */
export function createRelayClient(server: TestServer): Relay {
  const baseUrl = `${server.url}/`;
  return new Relay(ServerConnection.makeSettings({ baseUrl }));
}
