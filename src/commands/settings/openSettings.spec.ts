import { CommandIDs } from '../../commandIds';
import { pressButton, waitForDialogText } from '../../testing/dialogs/dialog';
import {
  createCommandContext,
  createHostedHandler
} from '../../testing/servers/hostedService';
import { answerJson, stopServers } from '../../testing/servers/testServer';
import { addOpenSettingsCommand } from './openSettings';

afterEach(async () => {
  pressButton('Close');
  await stopServers();
});

/** Creates a page whose application has the commands with these ids. */
async function createPage(...ids: string[]) {
  const { context, commands } = await createCommandContext(
    createHostedHandler([], (_, response) => answerJson(response, {}, 404))
  );
  const run = jest.fn();
  for (const id of [...ids, CommandIDs.setUp]) {
    commands.addCommand(id, {
      describedBy: {},
      execute: args => run(id, args)
    });
  }
  addOpenSettingsCommand(context);
  return { run, open: () => commands.execute(CommandIDs.openSettings) };
}

describe('opening the settings', () => {
  it('opens our settings in the settings editor', async () => {
    const { run, open } = await createPage('settingeditor:open');
    await open();
    expect(run.mock.calls).toEqual([
      ['settingeditor:open', { query: 'Qiskit Code Assistant' }]
    ]);
  });

  it('explains in Jupyter Notebook where the settings are, and leads there', async () => {
    const { run, open } = await createPage('application:open-tree');
    const opened = open();
    await waitForDialogText(/on the page with your files/);
    pressButton('Open the file browser');
    await opened;
    expect(run.mock.calls).toEqual([['application:open-tree', {}]]);
  });

  it('leads to the set-up if there is no settings editor', async () => {
    const { run, open } = await createPage();
    const opened = open();
    await waitForDialogText(/no settings editor/);
    pressButton('Open the file browser');
    pressButton('Choose here…');
    await opened;
    expect(run.mock.calls).toEqual([[CommandIDs.setUp, {}]]);
  });

  it('does nothing if the user closes the dialog', async () => {
    const { run, open } = await createPage('application:open-tree');
    const opened = open();
    await waitForDialogText(/no settings editor/);
    pressButton('Close');
    await opened;
    expect(run).not.toHaveBeenCalled();
  });
});
