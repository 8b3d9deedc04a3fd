import { Notification } from '@jupyterlab/apputils';
import { explainError } from '../../ui/errors/explainError';
import type { CommandRegistry } from '@lumino/commands';
import type { LockableSetting } from '../../core/settings/administrator';
import type { ICommandContext } from './commandContext';

/**
 * Adds a command that takes no arguments, and adds it to the palette. Shows its
 * failures in a notification, since neither menus nor the palette do that.
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
        Notification.error(explainError(error, trans).text);
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
 * Creates the options of a command that changes a setting which the
 * administrator may have locked. A locked command is disabled, and its label
 * says why. It may still be executed as the next step of a problem; then it
 * shows a message.
 *
 * @param name - the label of the command, without further details.
 * @param run - executes the command, unless the setting is locked.
 * @param getLabel - returns the label with further details.
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
      const { showLockedMessage } = await import('../../ui/dialogs/showLocked');
      return showLockedMessage(trans);
    }
  };
}
