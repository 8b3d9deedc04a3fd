import { CommandIDs } from '../../commandIds';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** Adds the command that lets the user choose an account of the Jupyter server. */
export function addAccountCommand(context: ICommandContext): void {
  const { host, connection, trans } = context;
  /** Returns false if the last state of the relay rules it out; true if unknown. */
  const canChoose = () => {
    const relayState = connection.loaded?.lastRelayState;
    return (
      relayState === undefined ||
      (relayState !== null &&
        relayState.accounts.length > 0 &&
        !relayState.locked.includes('token'))
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
