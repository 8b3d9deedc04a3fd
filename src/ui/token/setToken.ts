import { showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IRelayState } from '../../core/connection/relayState';
import type { IWay } from '../../core/connection/connectionInfo';
import { explainError } from '../errors/explainError';
import { sayLocked } from '../dialogs/showLocked';
import { askForToken } from './tokenDialog';
import { wordsOfPageToken } from './tokenLocation';

/** Keeps a token, on the Jupyter server or in the page. */
export interface ITokenKeeper {
  /** How requests travel now. */
  describe(): Promise<IWay>;
  /** Keep a token, or forget it if empty; the state that follows. */
  setToken(token: string): Promise<IRelayState | null>;
}

/** What came of asking for a token. */
export interface ITokenOutcome {
  /** Whether one was kept, or forgotten. */
  readonly changed: boolean;
  /** Whether the person wants to test the connection now. */
  readonly test: boolean;
}

const NOTHING: ITokenOutcome = { changed: false, test: false };

/** Ask for a token and keep it. What goes wrong is said in a dialog. */
export async function setToken(
  keeper: ITokenKeeper,
  trans: TranslationBundle
): Promise<ITokenOutcome> {
  const title = trans.__('Qiskit Code Assistant');
  try {
    const way = await keeper.describe();
    if (way.relay?.locked.includes('token')) {
      await sayLocked(trans);
      return NOTHING;
    }
    const { token, test } = await askForToken(whereOf(way, trans), trans);
    if (token === null) {
      return { changed: false, test };
    }
    const changed = await keepToken(keeper, token, trans);
    return { changed, test: test && changed };
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).words);
    return NOTHING;
  }
}

/**
 * Keep a token, or forget it if empty. What goes wrong is said in a dialog.
 *
 * @returns Whether it was done.
 */
export async function keepToken(
  keeper: Pick<ITokenKeeper, 'setToken'>,
  token: string,
  trans: TranslationBundle
): Promise<boolean> {
  const title = trans.__('Qiskit Code Assistant');
  try {
    const after = await keeper.setToken(token);
    if (after?.copyLeft) {
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
function whereOf({ relay, secrets }: IWay, trans: TranslationBundle): string {
  return relay === null
    ? wordsOfPageToken(secrets, trans)
    : trans.__(
        'It will be on the Jupyter server only, for %1, and is sent nowhere else.',
        relay.service
      );
}
