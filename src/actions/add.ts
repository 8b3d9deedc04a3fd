import type { CommandRegistry } from '@lumino/commands';
import type { IDesk } from './desk';

/** Add a command that takes no arguments, to the palette too. */
export function addAction(
  { app, palette, trans }: IDesk,
  id: string,
  options: CommandRegistry.ICommandOptions
): void {
  app.commands.addCommand(id, {
    describedBy: { args: { type: 'object', properties: {} } },
    ...options
  });
  palette?.addItem({
    command: id,
    category: trans.__('Qiskit Code Assistant')
  });
}
