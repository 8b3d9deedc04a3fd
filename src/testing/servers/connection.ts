import { NO_ADMINISTRATOR_CONFIG } from '../../core/settings/administrator';
import type { IAssistantSettings } from '../../core/settings/settings';
import { Connection } from '../../jupyter/connection/connection';
import type { SecretsClient } from '../../jupyter/connection/secretsManager';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import { createRelayClient } from './testRelay';
import { answerJson, type RequestHandler, TestServer } from './testServer';

const answerOk: RequestHandler = (_, response) =>
  answerJson(response, { ok: true });

/** Answers as the relay does when it forwards the response of a service. */
export const answerAsService: RequestHandler = (_, response) =>
  answerJson(response, { ok: true }, 200, {
    'X-Qiskit-Completer-Relay': 'service'
  });

/**
 * Creates a connection to a service through a Jupyter server.
 *
 * @param jupyterHandler - handles the requests to the relay.
 */
export async function createTestConnection(
  jupyterHandler: RequestHandler,
  overrides: Partial<IAssistantSettings> = {},
  administrator = NO_ADMINISTRATOR_CONFIG,
  findSecrets?: () => Promise<SecretsClient | null>
) {
  const service = await TestServer.start(answerOk);
  const server = await TestServer.start(jupyterHandler);
  const settings = new SettingsStore(null, administrator);
  const values = { serviceUrl: service.url, ...overrides };
  for (const [key, value] of Object.entries(values)) {
    await settings.set(key as 'token', value as string);
  }
  const connection = new Connection(
    settings,
    createRelayClient(server),
    fetch,
    findSecrets
  );
  const requestModels = async (root = service.url) => {
    const headers = new Headers();
    const { token, tokenService } = settings.current;
    if (token !== '' && [root, ''].includes(tokenService)) {
      headers.set('authorization', `Bearer ${token}`);
    }
    const response = await connection.send(
      `${root}/v1/models`,
      { headers },
      root
    );
    await response.text();
  };
  return { service, server, settings, connection, requestModels };
}

/** Returns the requests to the relay as method and last part of the path, such as `GET state`. */
export function listRelayCalls(server: TestServer): string[] {
  return server.requestLines.map(call => call.replace(/\/\S*\/|\?.*/g, ''));
}
