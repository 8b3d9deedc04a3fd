import { CommandRegistry } from '@lumino/commands';
import type { Widget } from '@lumino/widgets';
import { Sanitizer } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type { ICommandContext } from '../../commands';
import { LazyAssistant } from '../../jupyter/lazy/lazyAssistant';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import type { IAssistant } from '../../tokens';
import { createCursorContext } from '../cursorContextAt';
import {
  answerJson,
  beginEventStream,
  type RequestHandler,
  createChunk,
  TestServer
} from './testServer';
import { createShell } from '../editors/shell';

/**
 * Creates a hosted service that completes.
 *
 * @param fallback - handles all requests outside of `/v1/`.
 */
export const createHostedHandler =
  (capabilities: readonly string[], fallback: RequestHandler): RequestHandler =>
  (request, response) => {
    if (request.path === '/') {
      answerJson(response, { name: 'qiskit-code-assistant', capabilities });
    } else if (request.path === '/v1/chat/completions') {
      const send = beginEventStream(response);
      send(createChunk('qc = QuantumCircuit(2)', 'stop'));
      response.end();
    } else if (request.path.startsWith('/v1/')) {
      answerJson(response, { detail: 'Not Found' }, 404);
    } else {
      fallback(request, response);
    }
  };

/**
 * Creates the context of commands, connected to a service.
 *
 * @param handler - handles the requests to the service.
 * @param panels - the open panels.
 */
export async function createCommandContext(
  handler: RequestHandler,
  ...panels: Widget[]
) {
  const server = await TestServer.start(handler);
  const settings = new SettingsStore(null);
  await settings.set('serviceUrl', server.url);
  await settings.set('model', 'granite');
  const host = new LazyAssistant(settings, fetch);
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
  return { context, server, settings, host, commands };
}

/** Lets an assistant make its first suggestion; resolves once its generation has ended. */
export async function suggestOnce(assistant: IAssistant): Promise<void> {
  const context = createCursorContext('# Build a Bell pair║');
  const suggestion = await assistant.completions.suggest(context, false);
  await suggestion?.generation.finished;
}
