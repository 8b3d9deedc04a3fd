import { Notification } from '@jupyterlab/apputils';
import { explainError } from '../../ui/errors/explainError';
import type { CommandRegistry } from '@lumino/commands';
import type { LockableSetting } from '../../core/settings/administrator';
import type { ICommandContext } from './commandContext';

/**
 * Add a command that takes no arguments, to the palette too. Who runs it is
 * told when it fails: neither menus nor the palette do that.
 */
export function addCommand(
  { app, palette, trans }: ICommandContext,
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
 * @param getLabel - what it is called where it says more than that.
 */
export function createLockableOptions(
  { settings, trans }: ICommandContext,
  lockableKey: LockableSetting,
  name: string,
  run: () => Promise<void>,
  getLabel: () => string = () => name
): Pick<CommandRegistry.ICommandOptions, 'label' | 'isEnabled' | 'execute'> {
  const isLocked = () => settings.administrator.locked.includes(lockableKey);
  return {
    label: () =>
      isLocked()
        ? trans.__('%1 (set by your administrator)', name)
        : getLabel(),
    isEnabled: () => !isLocked(),
    execute: async () => {
      if (!isLocked()) {
        return run();
      }
      const { showLockedMessage: sayLocked } =
        await import('../../ui/dialogs/showLocked');
      return sayLocked(trans);
    }
  };
}
