import { CommandIDs } from '../../commandIds';
import { addCommand, createLockableOptions } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** Adds the command that asks for the token, and stores it. */
export function addTokenCommand(context: ICommandContext): void {
  const { app, host, connection, trans } = context;
  const setToken = async () => {
    const { setTokenInDialog } = await import('../../ui/token/setToken');
    const loadedConnection = await connection.load();
    const { hasChanged, shouldCheckConnection } = await setTokenInDialog(
      loadedConnection,
      trans
    );
    if (hasChanged) {
      host.loaded?.reconnect();
    }
    if (shouldCheckConnection) {
      await app.commands.execute(CommandIDs.checkConnection);
    }
  };
  addCommand(
    context,
    CommandIDs.setToken,
    createLockableOptions(
      context,
      'token',
      trans.__('Set the Token…'),
      setToken
    )
  );
}
