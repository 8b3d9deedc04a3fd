import { ServerConnection } from '@jupyterlab/services';
import { Relay } from '../../jupyter/connection/relayClient';
import { answerJson, type Answering, type StandInServer } from './standInServer';

/** How the relay answers `GET /state`, with changes. */
export function stateOfRelay(
  changed: {
    settings?: object;
    token?: object;
    locked?: string[];
  } = {}
): object {
  return {
    version: '0.1.0',
    service: 'http://service',
    locked: changed.locked ?? [],
    settings: {
      serviceUrl: 'https://qiskit-code-assistant.quantum.ibm.com',
      model: '',
      transport: '',
      ...changed.settings
    },
    token: {
      source: null,
      lack: 'none',
      accounts: { names: [], selected: null },
      ...changed.token
    },
    copyLeft: false
  };
}

/** What the relay says itself. */
export const SAID_BY_RELAY = { 'X-Qiskit-Completer-Relay': 'relay' };

/** A Jupyter server whose relay has a state, and answers more as a spec wants. */
export function withRelay(state: object, more?: Answering): Answering {
  return (seen, response) => {
    const isState = seen.path.startsWith('/jupyterlab-qiskit-completer/state');
    if (isState || more === undefined) {
      answerJson(response, state, 200, SAID_BY_RELAY);
    } else {
      more(seen, response);
    }
  };
}

/** The relay of a server. */
export function relayOf(server: StandInServer): Relay {
  const baseUrl = `${server.url}/`;
  return new Relay(ServerConnection.makeSettings({ baseUrl }));
}
