import { showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IRelayState } from '../../core/connection/relayState';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import { explainError } from '../errors/explainError';
import { showLockedMessage } from '../dialogs/showLocked';
import { askForToken } from './tokenDialog';
import { describePageTokenStorage } from './tokenLocation';

/** Stores the token, on the Jupyter server or in the page. */
export interface ITokenStore {
  /** Returns the current connection info. */
  describe(): Promise<IConnectionInfo>;
  /**
   * Stores a token, or deletes the stored one if the token is empty.
   *
   * @returns the new state of the relay; null if requests don't use it.
   */
  setToken(token: string): Promise<IRelayState | null>;
}

/** The result of the token dialog. */
export interface ITokenDialogResult {
  /** True if a token was stored or deleted. */
  readonly hasChanged: boolean;
  /** True if the user has requested a connection check. */
  readonly shouldCheckConnection: boolean;
}

const NO_CHANGE: ITokenDialogResult = {
  hasChanged: false,
  shouldCheckConnection: false
};

/** Lets the user enter a token, and stores it. A failure is shown in a dialog. */
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
    const { token, shouldCheckConnection } = await askForToken(
      describeTokenStorage(connectionInfo, trans),
      trans
    );
    if (token === null) {
      return { hasChanged: false, shouldCheckConnection };
    }
    const hasChanged = await storeToken(tokenStore, token, trans);
    return {
      hasChanged,
      shouldCheckConnection: shouldCheckConnection && hasChanged
    };
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).text);
    return NO_CHANGE;
  }
}

/**
 * Stores a token, or deletes the stored one if the token is empty. A failure
 * is shown in a dialog.
 *
 * @returns whether it was stored or deleted.
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
          'An older token is still in the keyring of the system, because it could not be deleted. Remove it there.'
        )
      );
    }
    return true;
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).text);
    return false;
  }
}

/** Describes where the token will be stored. */
function describeTokenStorage(
  { relay, secrets }: IConnectionInfo,
  trans: TranslationBundle
): string {
  return relay === null
    ? describePageTokenStorage(secrets, trans)
    : trans.__(
        'It will be stored on the Jupyter server only, for %1, and sent nowhere else.',
        relay.service
      );
}
