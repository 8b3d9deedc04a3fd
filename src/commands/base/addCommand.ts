import { Notification } from '@jupyterlab/apputils';
import { explainError } from '../../ui/errors/explainError';
import type { CommandRegistry } from '@lumino/commands';
import type { Locked } from '../../core/settings/administrator';
import type { IDesk } from './commandContext';

/**
 * Add a command that takes no arguments, to the palette too. Who runs it is
 * told when it fails: neither menus nor the palette do that.
 */
export function addAction(
  { app, palette, trans }: IDesk,
  id: string,
  options: CommandRegistry.ICommandOptions
): void {
  app.commands.addCommand(id, {
    describedBy: { args: { type: 'object', properties: {} } },
    ...options,
    execute: async args => {
      try {
        return (await options.execute(args)) as unknown;
      } catch (error) {
        Notification.error(explainError(error, trans).words);
        return undefined;
      }
    }
  });
  palette?.addItem({
    command: id,
    category: trans.__('Qiskit Code Assistant')
  });
}

/**
 * The options of a command that changes what the administrator may have
 * locked. Menus don't lead to what is locked, and say why; but a problem may:
 * then it is said.
 *
 * @param name - what the command is called.
 * @param label - what it is called where it says more than that.
 */
export function unlessLocked(
  { settings, trans }: IDesk,
  key: Locked,
  name: string,
  action: () => Promise<void>,
  label: () => string = () => name
): Pick<CommandRegistry.ICommandOptions, 'label' | 'isEnabled' | 'execute'> {
  const isLocked = () => settings.administrator.locked.includes(key);
  return {
    label: () =>
      isLocked() ? trans.__('%1 (set by your administrator)', name) : label(),
    isEnabled: () => !isLocked(),
    execute: async () => {
      if (!isLocked()) {
        return action();
      }
      const { sayLocked } = await import('../../ui/dialogs/showLocked');
      return sayLocked(trans);
    }
  };
}
