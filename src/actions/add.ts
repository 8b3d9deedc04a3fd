import { Notification } from '@jupyterlab/apputils';
import type { CommandRegistry } from '@lumino/commands';
import { explainError } from '../ui/explainError';
import type { IDesk } from './desk';

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
