import { CommandIDs } from '../../commandIds';
import { addAction } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';

/** The commands that switch something on or off: settings of two values. */
export function addSwitches(desk: IDesk): void {
  const { app, settings, trans } = desk;
  const add = (id: string, key: 'automatic' | 'paused', label: string) =>
    addAction(desk, id, {
      label,
      isToggleable: true,
      isToggled: () => settings.current[key],
      execute: () => settings.set(key, !settings.current[key])
    });
  const { toggleAutomatic, togglePaused } = CommandIDs;
  add(toggleAutomatic, 'automatic', trans.__('Suggest Automatically'));
  add(togglePaused, 'paused', trans.__('Pause: Send Nothing'));
  settings.changed.connect(() => {
    app.commands.notifyCommandChanged(toggleAutomatic);
    app.commands.notifyCommandChanged(togglePaused);
  });
}
