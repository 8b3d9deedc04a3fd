import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Notification, Sanitizer } from '@jupyterlab/apputils';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { CommandIDs } from '../../commandIds';
import { NO_ADMINISTRATOR_CONFIG } from '../../core/settings/administrator';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import type { IAssistantSettings } from '../../core/settings/settings';
import { LazyAssistant } from '../../jupyter/lazy/lazyAssistant';
import { Lazy } from '../../jupyter/lazy/lazy';
import { createTestConnection } from '../../testing/servers/connection';
import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import {
  createRelayState,
  createRelayHandler
} from '../../testing/servers/testRelay';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/testServer';
import { addSetUpCommand } from './setUp';
import { createConnectionNotes } from './createSetupModel';

// Closes a dialog that a test leaves open.
afterEach(async () => {
  pressButton('Cancel');
  await stopServers();
});

const FOUND_URL = 'http://127.0.0.1:11434';

/** Answers for the services behind the relay: one on Ollama's port, none elsewhere. */
const answerServices: RequestHandler = ({ headers, path }, response) => {
  const serviceHeaders = { 'X-Qiskit-Completer-Relay': 'service' };
  const isRunning = headers['x-qiskit-completer-service'] === FOUND_URL;
  const isModels = path.includes('/v1/models') && !path.includes('models/');
  const data = [{ id: 'first' }, { id: 'second' }];
  if (isRunning && isModels) {
    answerJson(response, { data }, 200, serviceHeaders);
  } else {
    answerJson(response, {}, 404, serviceHeaders);
  }
};

async function prepareSetUp(
  changed: Partial<IAssistantSettings> = {},
  administrator = NO_ADMINISTRATOR_CONFIG
) {
  const relay = createRelayHandler(createRelayState(), answerServices);
  const { server, service, settings, connection } = await createTestConnection(
    relay,
    changed,
    administrator
  );
  const commands = new CommandRegistry();
  addSetUpCommand({
    app: { commands } as JupyterFrontEnd,
    host: new LazyAssistant(settings, connection.send),
    settings,
    connection: new Lazy(() => Promise.resolve(connection)),
    palette: null,
    sanitizer: new Sanitizer(),
    markdown: null,
    state: null,
    trans: nullTranslator.load('')
  });
  const listServiceRequests = () =>
    server.requests
      .filter(({ path }) => path.includes('/service/'))
      .map(({ headers }) => ({
        root: headers['x-qiskit-completer-service'],
        token: headers['x-qiskit-completer-token']
      }));
  return {
    commands,
    service,
    settings,
    listServiceRequests,
    /** Executes the command, and chooses the server that is found. */
    chooseFound: async () => {
      const done = commands.execute(CommandIDs.setUp) as Promise<void>;
      await waitForDialog();
      await waitForDialogText(/1 running server was found/);
      [...document.querySelectorAll<HTMLElement>('.jp-Dialog label')]
        .find(({ textContent }) => textContent?.includes(FOUND_URL))
        ?.click();
      return { done };
    }
  };
}

describe('choosing where completions come from', () => {
  it('searches the usual ports only in the dialog, without a token', async () => {
    const { listServiceRequests, chooseFound } = await prepareSetUp();
    expect(listServiceRequests()).toEqual([]);
    await chooseFound();
    expect(listServiceRequests().map(({ token }) => token)).toEqual(
      Array.from({ length: 5 }, () => 'never')
    );
    expect(new Set(listServiceRequests().map(({ root }) => root)).size).toBe(5);
  });

  it('uses the chosen service and model after the test', async () => {
    const { settings, chooseFound } = await prepareSetUp({
      model: 'of-another'
    });
    const { done } = await chooseFound();
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    (findInDialog('select') as HTMLSelectElement).value = 'second';
    pressButton('Done');
    await done;
    expect(settings.current).toMatchObject({
      serviceUrl: FOUND_URL,
      model: 'second'
    });
  });

  it('restores the settings when the dialog is cancelled', async () => {
    const { service, settings, chooseFound } = await prepareSetUp({
      model: 'mine'
    });
    const { done } = await chooseFound();
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    expect(settings.current.serviceUrl).toBe(FOUND_URL);
    pressButton('Cancel');
    await done;
    expect(settings.current).toMatchObject({
      serviceUrl: service.url,
      model: 'mine'
    });
  });

  it('opens only one dialog for a double press', async () => {
    const { commands } = await prepareSetUp();
    const presses = [1, 2].map(() => commands.execute(CommandIDs.setUp));
    await waitForDialog();
    pressButton('Cancel');
    await Promise.all(presses);
    expect(findInDialog('fieldset')).toBeNull();
  });

  it('shows why the settings can’t be restored', async () => {
    const { settings, chooseFound } = await prepareSetUp();
    const { done } = await chooseFound();
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    jest.spyOn(settings, 'set').mockRejectedValue(new Error('Disk full.'));
    pressButton('Cancel');
    await done;
    const [latest] = Notification.manager.notifications;
    expect(latest?.message).toMatch(/Disk full/);
  });

  it('does not use the administrator’s model with another service', async () => {
    const { settings, chooseFound } = await prepareSetUp(
      { serviceUrl: '' },
      {
        settings: { serviceUrl: 'http://ours', model: 'ours', transport: '' },
        locked: []
      }
    );
    const { done } = await chooseFound();
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    expect(settings.current.model).toBe('first');
    pressButton('Cancel');
    await done;
    expect(settings.current).toMatchObject({
      serviceUrl: 'http://ours',
      model: 'ours'
    });
  });
});

describe('the search for servers starts without a button', () => {
  const trans = nullTranslator.load('');
  const relayState = createRelayState() as IConnectionInfo['relay'];

  it.each([
    ['with the relay, on any page', relayState, 'hub.example', true],
    ['on a page of the same computer', null, 'localhost', true],
    ['on no other page', null, 'notes.example', false]
  ])('%s', (_, relay, hostname, canSearchAtOnce) => {
    const notes = createConnectionNotes(
      { relay, secrets: null },
      hostname,
      trans
    );
    expect(notes.canSearchAtOnce).toBe(canSearchAtOnce);
  });
});
