import { CommandIDs } from '../../commandIds';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** The command that lets a person choose among the Jupyter server's accounts. */
export function addAccountCommand(context: ICommandContext): void {
  const { host, connection, trans } = context;
  /** As far as is known; shown until that is known. */
  const canChoose = () => {
    const known = connection.loaded?.known;
    return (
      known === undefined ||
      (known !== null &&
        known.accounts.length > 0 &&
        !known.locked.includes('token'))
    );
  };
  addCommand(context, CommandIDs.chooseAccount, {
    label: trans.__('Choose the Account…'),
    isVisible: canChoose,
    execute: async () => {
      const { chooseAccount } = await import('../../ui/token/chooseAccount');
      if (await chooseAccount(await connection.load(), trans)) {
        host.loaded?.reconnect();
      }
    }
  });
}
