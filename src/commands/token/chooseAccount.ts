import { CommandIDs } from '../../commandIds';
import { addAction } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';

/** The command that lets a person choose among the Jupyter server's accounts. */
export function addAccount(desk: IDesk): void {
  const { host, connection, trans } = desk;
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
  addAction(desk, CommandIDs.chooseAccount, {
    label: trans.__('Choose the Account…'),
    isVisible: canChoose,
    execute: async () => {
      const { chooseAccount } = await import('../../ui/token/chooseAccount');
      if (await chooseAccount(await connection.load(), trans)) {
        host.loaded?.renew();
      }
    }
  });
}
