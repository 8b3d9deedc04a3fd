import { CommandIDs } from '../../commandIds';
import { addCommand, createLockableOptions } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** The command that asks for the token, and keeps it. */
export function addTokenCommand(context: ICommandContext): void {
  const { app, host, connection, trans } = context;
  addCommand(context, CommandIDs.setToken, {
    ...createLockableOptions(
      context,
      'token',
      trans.__('Set the Token…'),
      async () => {
        const { setTokenInDialog: setToken } =
          await import('../../ui/token/setToken');
        const loadedConnection = await connection.load();
        const { changed, test } = await setToken(loadedConnection, trans);
        if (changed) {
          host.loaded?.reconnect();
        }
        if (test) {
          await app.commands.execute(CommandIDs.testConnection);
        }
      }
    )
  });
}
