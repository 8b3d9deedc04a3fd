import { NO_ADMINISTRATOR_CONFIG } from '../../core/settings/administrator';
import type { IAssistantSettings } from '../../core/settings/settings';
import { Connection } from '../../jupyter/connection/connection';
import type { Secrets } from '../../jupyter/connection/secretsManager';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import { createRelayClient } from './standInRelay';
import { answerJson, type RequestHandler, TestServer } from './standInServer';

const answerOk: RequestHandler = (_, response) =>
  answerJson(response, { ok: true });

/** What the relay answers with, when a service said it. */
export const answerAsService: RequestHandler = (_, response) =>
  answerJson(response, { ok: true }, 200, {
    'X-Qiskit-Completer-Relay': 'service'
  });

/** A connection to a service, by a Jupyter server that answers as a spec wants. */
export async function createTestConnection(
  jupyterHandler: RequestHandler,
  overrides: Partial<IAssistantSettings> = {},
  administrator = NO_ADMINISTRATOR_CONFIG,
  findSecrets?: () => Promise<Secrets | null>
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
  return { service, server, settings, connection, ask: requestModels };
}

/** The calls of the relay, by method and the last part of the path. */
export function listRelayCalls(server: TestServer): string[] {
  return server.requestLines.map(call => call.replace(/\/\S*\/|\?.*/g, ''));
}
