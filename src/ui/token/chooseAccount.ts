import { Dialog, showDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IRelayState } from '../../core/connection/relayState';
import { AccountChoice, type ChosenAccount } from './accountChoice';
import { explainError } from '../errors/explainError';
import { showLockedMessage } from '../dialogs/showLocked';

/** Lists the accounts of the Jupyter server, and uses the one that is chosen. */
export interface IAccountStore {
  /** Returns the state of the relay; null if requests don't use it. */
  getRelayState(): Promise<IRelayState | null>;
  /** Uses an account; returns the new state of the relay. */
  chooseAccount(choice: ChosenAccount): Promise<IRelayState>;
}

/**
 * Lets the user choose an account by its name. A failure is shown in a dialog.
 *
 * @returns whether the choice was stored.
 */
export async function chooseAccount(
  accountStore: IAccountStore,
  trans: TranslationBundle
): Promise<boolean> {
  const title = trans.__('Choose the account');
  const showNote = (body: string) =>
    showDialog({
      title,
      body,
      buttons: [Dialog.cancelButton({ label: trans.__('Close') })]
    });
  try {
    const stateBefore = await accountStore.getRelayState();
    if (stateBefore === null || stateBefore.accounts.length === 0) {
      await showNote(
        trans.__(
          'The Jupyter server has no accounts to choose from. QiskitRuntimeService.save_account creates one.'
        )
      );
      return false;
    }
    if (stateBefore.locked.includes('token')) {
      await showLockedMessage(trans);
      return false;
    }
    const { button, value } = await showDialog({
      title,
      body: new AccountChoice(stateBefore, trans),
      buttons: [
        Dialog.cancelButton(),
        Dialog.okButton({ label: trans.__('Choose') })
      ],
      focusNodeSelector: 'input:checked'
    });
    if (!button.accept || value === null) {
      return false;
    }
    const { choice } = value;
    const stateAfter = await accountStore.chooseAccount(choice);
    if (typeof choice === 'string' && stateAfter.source !== 'account') {
      await showNote(explainUnusedAccount(stateAfter, trans));
    }
    return true;
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).text);
    return false;
  }
}

/** Explains why the token of the chosen account is not sent to the service. */
function explainUnusedAccount(
  { source, service }: IRelayState,
  trans: TranslationBundle
): string {
  return source === 'environment'
    ? trans.__(
        'The account is chosen, but will only be used once QISKIT_IBM_TOKEN, which takes precedence, is no longer set on the Jupyter server.'
      )
    : trans.__(
        'The account is chosen, but is not used for %1: accounts are for the hosted service, or for the one that the Jupyter server is set up for.',
        service
      );
}
