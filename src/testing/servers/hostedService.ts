import { CommandRegistry } from '@lumino/commands';
import type { Widget } from '@lumino/widgets';
import { Sanitizer } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type { ICommandContext } from '../../commands';
import type { Assistant } from '../../core/assistant';
import { AssistantHost } from '../../jupyter/lazy/lazyAssistant';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import { createCursorContext } from '../cursorContextAt';
import {
  answerJson,
  beginEventStream,
  type RequestHandler,
  createChunk,
  TestServer
} from './standInServer';
import { createShell } from '../editors/shell';

/** A hosted service that completes; the rows beside are answered as a spec wants. */
export const createHostedHandler =
  (capabilities: readonly string[], fallback: RequestHandler): RequestHandler =>
  (seen, response) => {
    if (seen.path === '/') {
      answerJson(response, { name: 'qiskit-code-assistant', capabilities });
    } else if (seen.path === '/v1/chat/completions') {
      const send = beginEventStream(response);
      send(createChunk('qc = QuantumCircuit(2)', 'stop'));
      response.end();
    } else if (seen.path.startsWith('/v1/')) {
      answerJson(response, { detail: 'Not Found' }, 404);
    } else {
      fallback(seen, response);
    }
  };

/** What actions work with, before a service: the panels are those that are open. */
export async function createCommandContext(
  handler: RequestHandler,
  ...panels: Widget[]
) {
  const server = await TestServer.start(handler);
  const settings = new SettingsStore(null);
  await settings.set('serviceUrl', server.url);
  await settings.set('model', 'granite');
  const host = new AssistantHost(settings, fetch);
  const commands = new CommandRegistry();
  const app = { commands, shell: createShell(...panels) };
  const context = {
    app,
    host,
    settings,
    palette: null,
    markdown: null,
    state: null,
    sanitizer: new Sanitizer(),
    trans: nullTranslator.load('')
  } as unknown as ICommandContext;
  return { desk: context, server, settings, host, commands };
}

/** Let an assistant make its first suggestion, and see what becomes of it. */
export async function suggestOnce(assistant: Assistant): Promise<void> {
  const context = createCursorContext('# Build a Bell pair║');
  const suggestion = await assistant.suggest(context, false);
  await suggestion?.session.ended;
}
