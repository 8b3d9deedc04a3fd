import { CommandIDs } from '../../commandIds';
import {
  type IAdministratorConfig,
  NO_ADMINISTRATOR_CONFIG
} from '../../core/settings/administrator';
import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import {
  createCommandContext,
  createHostedHandler
} from '../../testing/servers/hostedService';
import { answerJson, stopServers } from '../../testing/servers/testServer';
import type { ICommandContext } from '../base/commandContext';
import { addModelCommand } from './chooseModel';
import { addTokenCommand } from '../token/setToken';

const { chooseModel, setToken } = CommandIDs;

afterEach(async () => {
  ['Cancel', 'Close'].forEach(pressButton);
  await stopServers();
});

/** Adds the commands for the model and the token, with an administrator. */
async function start(
  administrator: IAdministratorConfig = NO_ADMINISTRATOR_CONFIG
) {
  const service = createHostedHandler([], (_, response) =>
    answerJson(response, {})
  );
  const page = await createCommandContext(service);
  const context: ICommandContext = {
    ...page.context,
    settings: Object.assign(Object.create(page.settings) as object, {
      administrator
    }) as ICommandContext['settings']
  };
  addModelCommand(context);
  addTokenCommand(context);
  return page;
}

describe('the command that chooses the model', () => {
  it('shows the model in use in its label', async () => {
    const { commands, settings } = await start();
    expect(commands.label(chooseModel)).toBe('Choose the Model… (granite)');
    await settings.set('model', '');
    expect(commands.label(chooseModel)).toBe('Choose the Model…');
  });
});

describe('a command for a locked setting', () => {
  it('names the administrator in its label, and in a dialog when it is executed', async () => {
    const { commands } = await start({
      ...NO_ADMINISTRATOR_CONFIG,
      locked: ['model', 'token']
    });
    expect(commands.label(chooseModel)).toBe(
      'Choose the Model… (set by your administrator)'
    );
    expect(commands.label(setToken)).toBe(
      'Set the Token… (set by your administrator)'
    );
    expect(commands.isEnabled(chooseModel)).toBe(false);
    const executed = commands.execute(chooseModel);
    await waitForDialogText(/Set by your administrator/);
    expect(findInDialog('input')).toBeNull();
    pressButton('Close');
    await executed;
  });
});
