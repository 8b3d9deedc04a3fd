import { CommandIDs } from '../../commandIds';
import { type IAdministrator, NO_ADMINISTRATOR } from '../../core/settings/administrator';
import { inDialog, pressButton, untilDialogSays } from '../../testing/dialogs/dialog';
import { deskBefore, hostedService } from '../../testing/servers/hostedService';
import { answerJson, stopServers } from '../../testing/servers/standInServer';
import type { IDesk } from '../base/commandContext';
import { addModel } from './chooseModel';
import { addToken } from '../token/setToken';

const { chooseModel, setToken } = CommandIDs;

afterEach(async () => {
  ['Cancel', 'Close'].forEach(pressButton);
  await stopServers();
});

async function start(administrator: IAdministrator = NO_ADMINISTRATOR) {
  const service = hostedService([], (_, response) => answerJson(response, {}));
  const started = await deskBefore(service);
  const desk: IDesk = {
    ...started.desk,
    settings: Object.assign(Object.create(started.settings) as object, {
      administrator
    }) as IDesk['settings']
  };
  addModel(desk);
  addToken(desk);
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
      ...NO_ADMINISTRATOR,
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
    await untilDialogSays(/Set by your administrator/);
    expect(inDialog('input')).toBeNull();
    pressButton('Close');
    await run;
  });
});
