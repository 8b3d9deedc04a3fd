import { Notification } from '@jupyterlab/apputils';
import { waitForDialog } from '@jupyterlab/testing';
import { CommandIDs } from '../../commandIds';
import { waitForDialogText, pressButton } from '../../testing/dialogs/dialog';
import {
  createCommandContext,
  createHostedHandler,
  suggestOnce
} from '../../testing/servers/hostedService';
import {
  closeNotebooks,
  codeCell,
  openNotebook
} from '../../testing/editors/notebook';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/standInServer';
import { addMigrationCommands } from './migrationCommands';

const { migrateCell, migrateNotebook, undoMigration } = CommandIDs;

afterEach(async () => {
  ['Cancel', 'Later'].forEach(pressButton);
  Notification.manager.dismiss();
  closeNotebooks();
  await stopServers();
});

const answerMigration: RequestHandler = ({ body }, response) => {
  const { code } = body as { code: string };
  answerJson(response, { migrated_code: code.replaceAll('old', 'new') });
};

async function start(capabilities: string[], answer = answerMigration) {
  const { panel } = await openNotebook(codeCell('║old(1)'), codeCell('old(2)'));
  const service = createHostedHandler(capabilities, answer);
  const started = await createCommandContext(service, panel);
  panel.content.activeCell?.editor?.focus();
  addMigrationCommands(started.desk);
  const sources = () =>
    panel.content.widgets.map(({ model }) => model.sharedModel.getSource());
  const asked = () =>
    started.server.requestLines.filter(call => call.includes('/migrate'));
  return { ...started, panel, sources, asked };
}

it('the commands are not there until the service is known to offer it', async () => {
  const { commands, host, server } = await start(['migration']);
  expect(commands.isVisible(migrateCell)).toBe(false);
  await host.load();
  expect(commands.isVisible(migrateCell)).toBe(false);
  expect(server.requestLines).toEqual([]);
  await suggestOnce(await host.load());
  expect(commands.isVisible(migrateCell)).toBe(true);
  expect(commands.isEnabled(migrateNotebook)).toBe(true);
});

it('where it is not offered they never are, and ask nothing', async () => {
  const { commands, host, asked } = await start(['feedback']);
  await suggestOnce(await host.load());
  expect(commands.isVisible(migrateNotebook)).toBe(false);
  expect(commands.isVisible(undoMigration)).toBe(false);
  await commands.execute(migrateNotebook);
  expect(asked()).toEqual([]);
});

it('while it is paused, nothing is sent', async () => {
  const { commands, host, settings, asked } = await start(['migration']);
  await suggestOnce(await host.load());
  await settings.set('paused', true);
  expect(commands.isEnabled(migrateCell)).toBe(false);
  await commands.execute(migrateCell);
  expect(asked()).toEqual([]);
});

it('one cell is updated, then the notebook, and taken back at once', async () => {
  const { commands, host, sources } = await start(['migration']);
  await suggestOnce(await host.load());
  const one = commands.execute(migrateCell);
  await waitForDialogText(/New code for 1 cell/);
  pressButton('Update 1 Cell');
  await one;
  expect(sources()).toEqual(['new(1)', 'old(2)']);
  const all = commands.execute(migrateNotebook);
  await waitForDialogText(/New code for 1 cell/);
  pressButton('Update 1 Cell');
  await all;
  expect(sources()).toEqual(['new(1)', 'new(2)']);
  const [latest] = Notification.manager.notifications;
  latest?.options.actions?.[0]?.callback(new MouseEvent('click'));
  expect(sources()).toEqual(['new(1)', 'old(2)']);
  const [said] = Notification.manager.notifications;
  expect(said?.message).toBe('1 cell is as before.');
});

it('an update is taken back by a command, as long as there is any of it left', async () => {
  const { commands, host, panel, settings, sources } = await start([
    'migration'
  ]);
  await suggestOnce(await host.load());
  expect(commands.isVisible(undoMigration)).toBe(true);
  expect(commands.isEnabled(undoMigration)).toBe(false);
  const done = commands.execute(migrateNotebook);
  await waitForDialogText(/New code for 2 cells/);
  pressButton('Update 2 Cells');
  await done;
  panel.content.widgets[1]?.model.sharedModel.setSource('mine()');
  expect(commands.isEnabled(undoMigration)).toBe(true);
  // Nothing is sent for that, and it isn't the service's matter.
  await settings.set('paused', true);
  expect(commands.isVisible(undoMigration)).toBe(true);
  await commands.execute(undoMigration);
  expect(sources()).toEqual(['old(1)', 'mine()']);
  const [said] = Notification.manager.notifications;
  expect(said?.message).toBe(
    '1 cell is as before. 1 was changed since and stays.'
  );
  expect(commands.isEnabled(undoMigration)).toBe(false);
  expect(commands.isVisible(undoMigration)).toBe(false);
});

it('a notebook that was closed meanwhile is left alone, and that is said', async () => {
  const { commands, host, panel } = await start(['migration']);
  await suggestOnce(await host.load());
  const done = commands.execute(migrateNotebook);
  await waitForDialogText(/New code for 2 cells/);
  panel.dispose();
  pressButton('Update 2 Cells');
  await done;
  const [latest] = Notification.manager.notifications;
  expect(latest?.message).toMatch(/^Nothing was updated/);
});

it('terms that are not accepted are shown, and then it goes on', async () => {
  let accepted = false;
  const { commands, host, sources, server } = await start(
    ['migration'],
    (seen, response) => {
      if (seen.path === '/migrate/disclaimer') {
        answerJson(response, { id: 'd1', body: 'The terms.' });
      } else if (seen.path === '/migrate/disclaimer/acceptance') {
        ({ accepted } = seen.body as { accepted: boolean });
        answerJson(response, { success: true });
      } else if (accepted) {
        answerMigration(seen, response);
      } else {
        answerJson(response, { detail: 'Disclaimer not accepted.' }, 403);
      }
    }
  );
  await suggestOnce(await host.load());
  const done = commands.execute(migrateCell);
  await waitForDialogText(/terms for updating code/);
  document
    .querySelector<HTMLElement>('.jp-QiskitCompleter-migration-failure button')
    ?.click();
  await waitForDialogText(/The terms\./);
  pressButton('Accept');
  await waitForDialogText(/New code for 1 cell/);
  pressButton('Update 1 Cell');
  await done;
  expect(sources()[0]).toBe('new(1)');
  expect(server.requests.at(-2)?.body).toEqual({ accepted: true });
});

it('a service that refuses it does not offer it any more', async () => {
  const { commands, host } = await start(['migration'], (_, response) =>
    answerJson(response, { detail: 'Only testers.' }, 403)
  );
  await suggestOnce(await host.load());
  const done = commands.execute(migrateCell);
  await waitForDialog();
  await waitForDialogText(/does not update code/);
  pressButton('Cancel');
  await done;
  expect(commands.isVisible(migrateCell)).toBe(false);
});
