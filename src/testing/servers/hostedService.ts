import { CommandRegistry } from '@lumino/commands';
import type { Widget } from '@lumino/widgets';
import { Sanitizer } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type { IDesk } from '../../commands';
import type { Assistant } from '../../core/assistant';
import { AssistantHost } from '../../jupyter/lazy/lazyAssistant';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import { placeAt } from '../cursorContextAt';
import {
  answerJson,
  answerStream,
  type Answering,
  chunkOf,
  StandInServer
} from './standInServer';
import { shellWith } from '../editors/shell';

/** A hosted service that completes; the rows beside are answered as a spec wants. */
export const hostedService =
  (capabilities: readonly string[], others: Answering): Answering =>
  (seen, response) => {
    if (seen.path === '/') {
      answerJson(response, { name: 'qiskit-code-assistant', capabilities });
    } else if (seen.path === '/v1/chat/completions') {
      const send = answerStream(response);
      send(chunkOf('qc = QuantumCircuit(2)', 'stop'));
      response.end();
    } else if (seen.path.startsWith('/v1/')) {
      answerJson(response, { detail: 'Not Found' }, 404);
    } else {
      others(seen, response);
    }
  };

/** What actions work with, before a service: the panels are those that are open. */
export async function deskBefore(answer: Answering, ...panels: Widget[]) {
  const server = await StandInServer.start(answer);
  const settings = new SettingsStore(null);
  await settings.set('serviceUrl', server.url);
  await settings.set('model', 'granite');
  const host = new AssistantHost(settings, fetch);
  const commands = new CommandRegistry();
  const app = { commands, shell: shellWith(...panels) };
  const desk = {
    app,
    host,
    settings,
    palette: null,
    markdown: null,
    state: null,
    sanitizer: new Sanitizer(),
    trans: nullTranslator.load('')
  } as unknown as IDesk;
  return { desk, server, settings, host, commands };
}

/** Let an assistant make its first suggestion, and see what becomes of it. */
export async function suggestOnce(assistant: Assistant): Promise<void> {
  const place = placeAt('# Build a Bell pair║');
  const suggestion = await assistant.suggest(place, false);
  await suggestion?.session.ended;
}
