import { Dialog, showDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IRelayState } from '../../core/connection/relayState';
import { AccountChoice, type Choice } from './accountChoice';
import { explainError } from '../errors/explainError';
import { sayLocked } from '../dialogs/showLocked';

/** Knows the accounts of the Jupyter server, and uses the one that is chosen. */
export interface IAccountKeeper {
  /** What the Jupyter server's relay says; null where it is not used. */
  state(): Promise<IRelayState | null>;
  /** Use an account; the state that follows. */
  chooseAccount(choice: Choice): Promise<IRelayState>;
}

/**
 * Let the person choose an account by its name. What goes wrong is said in a
 * dialog.
 *
 * @returns Whether something was chosen.
 */
export async function chooseAccount(
  keeper: IAccountKeeper,
  trans: TranslationBundle
): Promise<boolean> {
  const title = trans.__('Choose the account');
  const say = (body: string) =>
    showDialog({
      title,
      body,
      buttons: [Dialog.cancelButton({ label: trans.__('Close') })]
    });
  try {
    const before = await keeper.state();
    if (before === null || before.accounts.length === 0) {
      await say(
        trans.__(
          'The Jupyter server has no accounts to choose from. QiskitRuntimeService.save_account makes one.'
        )
      );
      return false;
    }
    if (before.locked.includes('token')) {
      await sayLocked(trans);
      return false;
    }
    const { button, value } = await showDialog({
      title,
      body: new AccountChoice(before, trans),
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
    const after = await keeper.chooseAccount(choice);
    if (typeof choice === 'string' && after.source !== 'account') {
      await say(whyNotUsed(after, trans));
    }
    return true;
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).words);
    return false;
  }
}

/** Why an account that was chosen is not what the service is sent. */
function whyNotUsed(
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
