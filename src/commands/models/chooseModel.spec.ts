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
import { answerJson, stopServers } from '../../testing/servers/standInServer';
import type { ICommandContext } from '../base/commandContext';
import { addModelCommand } from './chooseModel';
import { addTokenCommand } from '../token/setToken';

const { chooseModel, setToken } = CommandIDs;

afterEach(async () => {
  ['Cancel', 'Close'].forEach(pressButton);
  await stopServers();
});

async function start(
  administrator: IAdministratorConfig = NO_ADMINISTRATOR_CONFIG
) {
  const service = createHostedHandler([], (_, response) =>
    answerJson(response, {})
  );
  const started = await createCommandContext(service);
  const desk: ICommandContext = {
    ...started.desk,
    settings: Object.assign(Object.create(started.settings) as object, {
      administrator
    }) as ICommandContext['settings']
  };
  addModelCommand(desk);
  addTokenCommand(desk);
  return started;
}

describe('the command that chooses the model', () => {
  it('names the one in use', async () => {
    const { commands, settings } = await start();
    expect(commands.label(chooseModel)).toBe('Choose the Model… (granite)');
    await settings.set('model', '');
    expect(commands.label(chooseModel)).toBe('Choose the Model…');
  });
});

describe('what the administrator has locked', () => {
  it('says so in the menu, and where a problem leads to it', async () => {
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
    const run = commands.execute(chooseModel);
    await waitForDialogText(/Set by your administrator/);
    expect(findInDialog('input')).toBeNull();
    pressButton('Close');
    await run;
  });
});
