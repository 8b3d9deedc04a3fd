import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Notification, Sanitizer } from '@jupyterlab/apputils';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { CommandIDs } from '../../commandIds';
import { NO_ADMINISTRATOR_CONFIG } from '../../core/settings/administrator';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import type { IAssistantSettings } from '../../core/settings/settings';
import { AssistantHost } from '../../jupyter/lazy/lazyAssistant';
import { Late } from '../../jupyter/lazy/lazy';
import { createTestConnection } from '../../testing/servers/connection';
import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import {
  createRelayState,
  createRelayHandler
} from '../../testing/servers/standInRelay';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/standInServer';
import { addSetUpCommand } from './setUp';
import { createConnectionNotes, isLoopbackHost } from './createSetupModel';

// Close what a spec leaves open.
afterEach(async () => {
  pressButton('Cancel');
  await stopServers();
});

const FOUND_URL = 'http://127.0.0.1:11434';

/** Services by the relay: one on the usual port of Ollama, and none elsewhere. */
const answerServices: RequestHandler = ({ headers, path }, response) => {
  const said = { 'X-Qiskit-Completer-Relay': 'service' };
  const isThere = headers['x-qiskit-completer-service'] === FOUND_URL;
  const isModels = path.includes('/v1/models') && !path.includes('models/');
  const data = [{ id: 'first' }, { id: 'second' }];
  if (isThere && isModels) {
    answerJson(response, { data }, 200, said);
  } else {
    answerJson(response, {}, 404, said);
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
    host: new AssistantHost(settings, connection.send),
    settings,
    connection: new Late(() => Promise.resolve(connection)),
    palette: null,
    sanitizer: new Sanitizer(),
    markdown: null,
    state: null,
    trans: nullTranslator.load('')
  });
  const asked = () =>
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
    asked,
    /** Run the command, and choose what is found on the usual port. */
    choose: async () => {
      const done = commands.execute(CommandIDs.setUp) as Promise<void>;
      await waitForDialog();
      await waitForDialogText(/1 server was found/);
      [...document.querySelectorAll<HTMLElement>('.jp-Dialog label')]
        .find(({ textContent }) => textContent?.includes(FOUND_URL))
        ?.click();
      return { done };
    }
  };
}

describe('choosing where completions come from', () => {
  it('looks at the usual ports when it is asked for, without a token', async () => {
    const { asked, choose } = await prepareSetUp();
    expect(asked()).toEqual([]);
    await choose();
    expect(asked().map(({ token }) => token)).toEqual(
      Array.from({ length: 5 }, () => 'never')
    );
    expect(new Set(asked().map(({ root }) => root)).size).toBe(5);
  });

  it('uses what is chosen, tested, with its model', async () => {
    const { settings, choose } = await prepareSetUp({ model: 'of-another' });
    const { done } = await choose();
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

  it('leaves all as it was for who gives up', async () => {
    const { service, settings, choose } = await prepareSetUp({ model: 'mine' });
    const { done } = await choose();
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

  it('opens one dialog for who presses twice', async () => {
    const { commands } = await prepareSetUp();
    const presses = [1, 2].map(() => commands.execute(CommandIDs.setUp));
    await waitForDialog();
    pressButton('Cancel');
    await Promise.all(presses);
    expect(findInDialog('fieldset')).toBeNull();
  });

  it('says it where what was before can’t be put back', async () => {
    const { settings, choose } = await prepareSetUp();
    const { done } = await choose();
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    jest.spyOn(settings, 'set').mockRejectedValue(new Error('Disk full.'));
    pressButton('Cancel');
    await done;
    const [latest] = Notification.manager.notifications;
    expect(latest?.message).toMatch(/Disk full/);
  });

  it('asks another service for no model of the administrator’s', async () => {
    const { settings, choose } = await prepareSetUp(
      { serviceUrl: '' },
      {
        settings: { serviceUrl: 'http://ours', model: 'ours', transport: '' },
        locked: []
      }
    );
    const { done } = await choose();
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

describe('servers are looked for without a button', () => {
  const trans = nullTranslator.load('');
  const relay = createRelayState() as IConnectionInfo['relay'];

  it.each([
    ['by the relay, from any page', relay, 'hub.example', true],
    ['by a page of the same computer', null, 'localhost', true],
    ['by no other page', null, 'notes.example', false]
  ])('%s', (_, way, host, looksAtOnce) => {
    const about = createConnectionNotes(
      { relay: way, secrets: null },
      host,
      trans
    );
    expect(about.canSearchAtOnce).toBe(looksAtOnce);
  });
});

describe('a page’s host', () => {
  it.each([
    ['localhost', true],
    ['lab.localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['hub.example', false],
    ['localhost.example', false]
  ])('is the person’s own machine or not: %s', (host, isOwn) => {
    expect(isLoopbackHost(host)).toBe(isOwn);
  });
});
