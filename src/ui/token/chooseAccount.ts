import { Dialog, showDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IRelayState } from '../../core/connection/relayState';
import { AccountChoice, type ChosenAccount } from './accountChoice';
import { explainError } from '../errors/explainError';
import { showLockedMessage } from '../dialogs/showLocked';

/** Knows the accounts of the Jupyter server, and uses the one that is chosen. */
export interface IAccountStore {
  /** What the Jupyter server's relay says; null where it is not used. */
  state(): Promise<IRelayState | null>;
  /** Use an account; the state that follows. */
  chooseAccount(choice: ChosenAccount): Promise<IRelayState>;
}

/**
 * Let the person choose an account by its name. What goes wrong is said in a
 * dialog.
 *
 * @returns Whether something was chosen.
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
    const stateBefore = await accountStore.state();
    if (stateBefore === null || stateBefore.accounts.length === 0) {
      await showNote(
        trans.__(
          'The Jupyter server has no accounts to choose from. QiskitRuntimeService.save_account makes one.'
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
    await showErrorMessage(title, explainError(error, trans).words);
    return false;
  }
}

/** Why an account that was chosen is not what the service is sent. */
function explainUnusedAccount(
  { source, service }: IRelayState,
  trans: TranslationBundle
): string {
  return source === 'environment'
    ? trans.__(
        'The account is chosen, and will be used when QISKIT_IBM_TOKEN is no longer set on the Jupyter server, which goes first.'
      )
    : trans.__(
        'The account is chosen, but is not used for %1: accounts are for the hosted service, or for the one that the Jupyter server is set up for.',
        service
      );
}
