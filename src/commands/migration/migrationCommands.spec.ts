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
} from '../../testing/servers/testServer';
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

/** Opens a notebook with a service that has some capabilities. */
async function start(capabilities: string[], handler = answerMigration) {
  const { panel } = await openNotebook(codeCell('║old(1)'), codeCell('old(2)'));
  const service = createHostedHandler(capabilities, handler);
  const page = await createCommandContext(service, panel);
  panel.content.activeCell?.editor?.focus();
  addMigrationCommands(page.context);
  const getSources = () =>
    panel.content.widgets.map(({ model }) => model.sharedModel.getSource());
  const listMigrationRequests = () =>
    page.server.requestLines.filter(line => line.includes('/migrate'));
  return { ...page, panel, getSources, listMigrationRequests };
}

it('the commands are not visible until the service is known to migrate code', async () => {
  const { commands, host, server } = await start(['migration']);
  expect(commands.isVisible(migrateCell)).toBe(false);
  await host.load();
  expect(commands.isVisible(migrateCell)).toBe(false);
  expect(server.requestLines).toEqual([]);
  await suggestOnce(await host.load());
  expect(commands.isVisible(migrateCell)).toBe(true);
  expect(commands.isEnabled(migrateNotebook)).toBe(true);
});

it('the commands are never visible, and send nothing, if the service does not migrate code', async () => {
  const { commands, host, listMigrationRequests } = await start(['feedback']);
  await suggestOnce(await host.load());
  expect(commands.isVisible(migrateNotebook)).toBe(false);
  expect(commands.isVisible(undoMigration)).toBe(false);
  await commands.execute(migrateNotebook);
  expect(listMigrationRequests()).toEqual([]);
});

it('nothing is sent while the assistant is paused', async () => {
  const { commands, host, settings, listMigrationRequests } = await start([
    'migration'
  ]);
  await suggestOnce(await host.load());
  await settings.set('paused', true);
  expect(commands.isEnabled(migrateCell)).toBe(false);
  await commands.execute(migrateCell);
  expect(listMigrationRequests()).toEqual([]);
});

it('one cell is updated, then the notebook, and the notification undoes that', async () => {
  const { commands, host, getSources } = await start(['migration']);
  await suggestOnce(await host.load());
  const cellMigration = commands.execute(migrateCell);
  await waitForDialogText(/New code for 1 cell/);
  pressButton('Update 1 Cell');
  await cellMigration;
  expect(getSources()).toEqual(['new(1)', 'old(2)']);
  const notebookMigration = commands.execute(migrateNotebook);
  await waitForDialogText(/New code for 1 cell/);
  pressButton('Update 1 Cell');
  await notebookMigration;
  expect(getSources()).toEqual(['new(1)', 'new(2)']);
  const [latest] = Notification.manager.notifications;
  latest?.options.actions?.[0]?.callback(new MouseEvent('click'));
  expect(getSources()).toEqual(['new(1)', 'old(2)']);
  const [undoNotification] = Notification.manager.notifications;
  expect(undoNotification?.message).toBe('1 cell was restored.');
});

it('a command undoes the update, as long as any of it is left', async () => {
  const { commands, host, panel, settings, getSources } = await start([
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
  // Undoing sends nothing, so it is possible while the assistant is paused.
  await settings.set('paused', true);
  expect(commands.isVisible(undoMigration)).toBe(true);
  await commands.execute(undoMigration);
  expect(getSources()).toEqual(['old(1)', 'mine()']);
  const [undoNotification] = Notification.manager.notifications;
  expect(undoNotification?.message).toBe(
    '1 cell was restored. 1 was changed since and was kept.'
  );
  expect(commands.isEnabled(undoMigration)).toBe(false);
  expect(commands.isVisible(undoMigration)).toBe(false);
});

it('nothing is updated in a notebook that was closed in the meantime, and a notification says so', async () => {
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

it('a disclaimer that is not accepted is shown, and then the migration continues', async () => {
  let accepted = false;
  const { commands, host, getSources, server } = await start(
    ['migration'],
    (request, response) => {
      if (request.path === '/migrate/disclaimer') {
        answerJson(response, { id: 'd1', body: 'The terms.' });
      } else if (request.path === '/migrate/disclaimer/acceptance') {
        ({ accepted } = request.body as { accepted: boolean });
        answerJson(response, { success: true });
      } else if (accepted) {
        answerMigration(request, response);
      } else {
        answerJson(response, { detail: 'Disclaimer not accepted.' }, 403);
      }
    }
  );
  await suggestOnce(await host.load());
  const done = commands.execute(migrateCell);
  await waitForDialogText(/disclaimer for updating code/);
  document
    .querySelector<HTMLElement>('.jp-QiskitCompleter-migration-failure button')
    ?.click();
  await waitForDialogText(/The terms\./);
  pressButton('Accept');
  await waitForDialogText(/New code for 1 cell/);
  pressButton('Update 1 Cell');
  await done;
  expect(getSources()[0]).toBe('new(1)');
  expect(server.requests.at(-2)?.body).toEqual({ accepted: true });
});

it('the commands are no longer visible once the service has rejected a migration', async () => {
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
