import { CommandIDs } from '../../commandIds';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** Adds the commands that toggle boolean settings. */
export function addToggleCommands(context: ICommandContext): void {
  const { app, settings, trans } = context;
  const addToggle = (id: string, key: 'automatic' | 'paused', label: string) =>
    addCommand(context, id, {
      label,
      isToggleable: true,
      isToggled: () => settings.current[key],
      execute: () => settings.set(key, !settings.current[key])
    });
  const { toggleAutomatic, togglePaused } = CommandIDs;
  addToggle(toggleAutomatic, 'automatic', trans.__('Suggest Automatically'));
  addToggle(togglePaused, 'paused', trans.__('Pause: Send Nothing'));
  settings.changed.connect(() => {
    app.commands.notifyCommandChanged(toggleAutomatic);
    app.commands.notifyCommandChanged(togglePaused);
  });
}
