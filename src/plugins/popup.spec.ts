import type { JupyterFrontEnd } from '@jupyterlab/application';
import {
  CompletionProviderManager,
  type ICompletionProvider
} from '@jupyterlab/completer';
import type { AssistantStatus } from '../core/status/status';
import { LazyAssistant } from '../jupyter/lazy/lazyAssistant';
import { SettingsStore } from '../jupyter/settings/settingsStore';
import { waitUntil } from '../testing/editors/ghosts';
import { closeNotebooks, openNotebook } from '../testing/editors/notebook';
import {
  createServiceHandler,
  createSettings
} from '../testing/servers/assistant';
import { flushPromises } from '../testing/servers/fakeModel';
import {
  answerJson,
  stopServers,
  TestServer
} from '../testing/servers/testServer';
import { popupPlugin } from './popup';

afterEach(async () => {
  closeNotebooks();
  await stopServers();
});

/**
 * Presses Tab where the service rejects the completion, while the status item
 * shows `shownStatus`; returns the commands that are run.
 */
async function pressTabAndFail(
  httpStatus: number,
  detail: string,
  shownStatus: AssistantStatus
): Promise<string[]> {
  const server = await TestServer.start(
    createServiceHandler('', response =>
      answerJson(response, { detail }, httpStatus)
    )
  );
  const settings = new SettingsStore(null);
  const { serviceUrl, dialect, model } = createSettings(server);
  await settings.set('serviceUrl', serviceUrl);
  await settings.set('dialect', dialect);
  await settings.set('model', model);
  const assistant = new LazyAssistant(settings, fetch);
  const host = {
    status: shownStatus,
    statusChanged: assistant.statusChanged,
    loaded: null,
    load: () => assistant.load()
  };
  const commandsRun: string[] = [];
  const ourCommands = {
    run: (command: string) => {
      commandsRun.push(command);
      return Promise.resolve(false);
    }
  };
  const manager = new CompletionProviderManager();
  let provider: ICompletionProvider | undefined;
  manager.registerProvider = registered => (provider = registered);
  const app = { restored: new Promise(() => undefined) };
  void popupPlugin.activate(
    app as JupyterFrontEnd,
    host,
    ourCommands,
    manager,
    null,
    null
  );
  const { panel } = await openNotebook({ type: 'code', text: 'qc = Q║' });
  await provider?.fetch(
    { text: 'qc = Q', offset: 6 },
    { widget: panel, session: null }
  );
  const statuses: AssistantStatus['kind'][] = [];
  assistant.statusChanged.connect((_, { kind }) => statuses.push(kind));
  await waitUntil(() => statuses.some(kind => kind !== 'working'));
  await flushPromises();
  return commandsRun;
}

describe('a failure after Tab', () => {
  it('shows the disclaimer if that is not accepted, whatever the status is', async () => {
    const ready: AssistantStatus = { kind: 'ready', model: 'granite' };
    expect(
      await pressTabAndFail(403, 'Accept the disclaimer first.', ready)
    ).toEqual(['qiskit-completer:review-disclaimer']);
  });

  it('shows no disclaimer if it has another cause, whatever the status is', async () => {
    const status: AssistantStatus = { kind: 'disclaimer', model: 'granite' };
    expect(await pressTabAndFail(401, 'No.', status)).toEqual([]);
  });
});
