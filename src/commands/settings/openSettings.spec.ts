import { CommandIDs } from '../../commandIds';
import { pressButton, waitForDialogText } from '../../testing/dialogs/dialog';
import {
  createCommandContext,
  createHostedHandler
} from '../../testing/servers/hostedService';
import { answerJson, stopServers } from '../../testing/servers/standInServer';
import { addOpenSettingsCommand } from './openSettings';

afterEach(async () => {
  pressButton('Close');
  await stopServers();
});

/** A page that has some commands of its application. */
async function createPage(...ids: string[]) {
  const { desk, commands } = await createCommandContext(
    createHostedHandler([], (_, response) => answerJson(response, {}, 404))
  );
  const run = jest.fn();
  for (const id of [...ids, CommandIDs.setUp]) {
    commands.addCommand(id, {
      describedBy: {},
      execute: args => run(id, args)
    });
  }
  addOpenSettingsCommand(desk);
  return { run, open: () => commands.execute(CommandIDs.openSettings) };
}

describe('opening the settings', () => {
  it('leads to ours where there is a settings editor', async () => {
    const { run, open } = await createPage('settingeditor:open');
    await open();
    expect(run.mock.calls).toEqual([
      ['settingeditor:open', { query: 'Qiskit Code Assistant' }]
    ]);
  });

  it('says where they are in Jupyter Notebook, and leads there', async () => {
    const { run, open } = await createPage('application:open-tree');
    const opened = open();
    await waitForDialogText(/on the page with your files/);
    pressButton('Open the file browser');
    await opened;
    expect(run.mock.calls).toEqual([['application:open-tree', {}]]);
  });

  it('leads to what can be chosen where there is no editor', async () => {
    const { run, open } = await createPage();
    const opened = open();
    await waitForDialogText(/no settings editor/);
    pressButton('Open the file browser');
    pressButton('Choose here…');
    await opened;
    expect(run.mock.calls).toEqual([[CommandIDs.setUp, {}]]);
  });

  it('changes nothing for who closes that', async () => {
    const { run, open } = await createPage('application:open-tree');
    const opened = open();
    await waitForDialogText(/no settings editor/);
    pressButton('Close');
    await opened;
    expect(run).not.toHaveBeenCalled();
  });
});
