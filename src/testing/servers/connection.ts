import { NO_ADMINISTRATOR } from '../../core/settings/administrator';
import type { IAssistantSettings } from '../../core/settings/settings';
import { Connection } from '../../jupyter/connection/connection';
import type { Secrets } from '../../jupyter/connection/secretsManager';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import { relayOf } from './standInRelay';
import { answerJson, type Answering, StandInServer } from './standInServer';

const answersAll: Answering = (_, response) =>
  answerJson(response, { ok: true });

/** What the relay answers with, when a service said it. */
export const forwards: Answering = (_, response) =>
  answerJson(response, { ok: true }, 200, {
    'X-Qiskit-Completer-Relay': 'service'
  });

/** A connection to a service, by a Jupyter server that answers as a spec wants. */
export async function connected(
  jupyter: Answering,
  changed: Partial<IAssistantSettings> = {},
  administrator = NO_ADMINISTRATOR,
  findSecrets?: () => Promise<Secrets | null>
) {
  const service = await StandInServer.start(answersAll);
  const server = await StandInServer.start(jupyter);
  const settings = new SettingsStore(null, administrator);
  const values = { serviceUrl: service.url, ...changed };
  for (const [key, value] of Object.entries(values)) {
    await settings.set(key as 'token', value as string);
  }
  const connection = new Connection(
    settings,
    relayOf(server),
    fetch,
    findSecrets
  );
  const ask = async (root = service.url) => {
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
  return { service, server, settings, connection, ask };
}

/** The calls of the relay, by method and the last part of the path. */
export function callsOf(server: StandInServer): string[] {
  return server.calls.map(call => call.replace(/\/\S*\/|\?.*/g, ''));
}
