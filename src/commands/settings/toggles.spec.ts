import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { CommandIDs } from '../../commandIds';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import type { ICommandContext } from '../base/commandContext';
import { addToggleCommands } from './toggles';

afterEach(() => Notification.manager.dismiss());

function createToggles(settings: SettingsStore): CommandRegistry {
  const commands = new CommandRegistry();
  const trans = nullTranslator.load('');
  addToggleCommands({
    app: { commands },
    settings,
    trans
  } as unknown as ICommandContext);
  return commands;
}

describe('the commands that toggle settings', () => {
  it('change a setting, and show its value', async () => {
    const settings = new SettingsStore(null);
    const commands = createToggles(settings);
    expect(commands.isToggled(CommandIDs.toggleAutomatic)).toBe(true);
    await commands.execute(CommandIDs.toggleAutomatic);
    expect(settings.current.automatic).toBe(false);
    expect(commands.isToggled(CommandIDs.toggleAutomatic)).toBe(false);
  });

  it('explain that the settings are invalid, and what to do', async () => {
    const errors = [{ instancePath: '/model', message: 'is bad' }];
    const settings = new SettingsStore(() => Promise.reject(errors));
    await createToggles(settings).execute(CommandIDs.togglePaused);
    expect(settings.current.paused).toBe(false);
    const [latest] = Notification.manager.notifications;
    expect(latest?.message).toMatch(/model is bad.*overrides\.json/);
  });
});
