import { showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IRelayState } from '../../core/connection/relayState';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import { explainError } from '../errors/explainError';
import { showLockedMessage } from '../dialogs/showLocked';
import { askForToken } from './tokenDialog';
import { describePageTokenStorage } from './tokenLocation';

/** Keeps a token, on the Jupyter server or in the page. */
export interface ITokenStore {
  /** How requests travel now. */
  describe(): Promise<IConnectionInfo>;
  /** Keep a token, or forget it if empty; the state that follows. */
  setToken(token: string): Promise<IRelayState | null>;
}

/** What came of asking for a token. */
export interface ITokenDialogResult {
  /** Whether one was kept, or forgotten. */
  readonly changed: boolean;
  /** Whether the person wants to test the connection now. */
  readonly test: boolean;
}

const NO_CHANGE: ITokenDialogResult = { changed: false, test: false };

/** Ask for a token and keep it. What goes wrong is said in a dialog. */
export async function setTokenInDialog(
  tokenStore: ITokenStore,
  trans: TranslationBundle
): Promise<ITokenDialogResult> {
  const title = trans.__('Qiskit Code Assistant');
  try {
    const connectionInfo = await tokenStore.describe();
    if (connectionInfo.relay?.locked.includes('token')) {
      await showLockedMessage(trans);
      return NO_CHANGE;
    }
    const { token, test } = await askForToken(
      describeTokenStorage(connectionInfo, trans),
      trans
    );
    if (token === null) {
      return { changed: false, test };
    }
    const changed = await storeToken(tokenStore, token, trans);
    return { changed, test: test && changed };
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).words);
    return NO_CHANGE;
  }
}

/**
 * Keep a token, or forget it if empty. What goes wrong is said in a dialog.
 *
 * @returns Whether it was done.
 */
export async function storeToken(
  tokenStore: Pick<ITokenStore, 'setToken'>,
  token: string,
  trans: TranslationBundle
): Promise<boolean> {
  const title = trans.__('Qiskit Code Assistant');
  try {
    const stateAfter = await tokenStore.setToken(token);
    if (stateAfter?.hasStaleCopy) {
      await showErrorMessage(
        title,
        trans.__(
          'An older token is still in the keyring of the system, which did not let go of it. Remove it there.'
        )
      );
    }
    return true;
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).words);
    return false;
  }
}

/** Where a token will be, in plain words. */
function describeTokenStorage(
  { relay, secrets }: IConnectionInfo,
  trans: TranslationBundle
): string {
  return relay === null
    ? describePageTokenStorage(secrets, trans)
    : trans.__(
        'It will be on the Jupyter server only, for %1, and is sent nowhere else.',
        relay.service
      );
}
