import { CommandIDs } from '../../commandIds';
import { addAction, unlessLocked } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';

/** The command that asks for the token, and keeps it. */
export function addToken(desk: IDesk): void {
  const { app, host, connection, trans } = desk;
  addAction(desk, CommandIDs.setToken, {
    ...unlessLocked(desk, 'token', trans.__('Set the Token…'), async () => {
      const { setToken } = await import('../../ui/token/setToken');
      const way = await connection.load();
      const { changed, test } = await setToken(way, trans);
      if (changed) {
        host.loaded?.renew();
      }
      if (test) {
        await app.commands.execute(CommandIDs.testConnection);
      }
    })
  });
}
