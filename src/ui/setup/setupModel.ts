import type { ConnectionCheckResult } from '../../core/service/checkConnection';
import type { IFoundServer } from '../../core/service/findServers';
import type { LockableSetting } from '../../core/settings/administrator';

/** Everything in the set-up dialog that depends on how requests travel. */
export interface IConnectionNotes {
  /** Describes where a token will be stored. */
  readonly tokenNote: string;
  /** Explains which machine a loopback address means; empty if that is obvious. */
  readonly loopbackNote: string;
  /** True if the search for servers starts without a press of a button. */
  readonly canSearchAtOnce: boolean;
}

/** The data and actions of the set-up dialog. */
export interface ISetupModel {
  /** The service in use, as in the settings: empty for the default one. */
  readonly serviceUrl: string;
  /** The service of users who have chosen none. */
  readonly defaultServiceUrl: string;
  /** The id of the model in use; empty for the first model of the service. */
  readonly model: string;
  /** Returns whether the administrator has locked a setting. */
  isLocked(key: LockableSetting): boolean;
  /** Explains the current problem; empty for none. */
  readonly problemText: string;
  /** True if the user has paused the assistant, so that nothing may be sent. */
  readonly isPaused: boolean;
  /** Returns everything that depends on how requests travel. */
  getConnectionNotes(): Promise<IConnectionNotes>;
  /** Searches for servers on the usual ports. */
  findServers(
    onFound: (server: IFoundServer) => void,
    signal: AbortSignal
  ): Promise<void>;
  /**
   * Puts a service to use, and checks it.
   *
   * @param serviceUrl - as in the settings.
   * @param token - to store for the service; empty to leave the stored one.
   * @throws AbortError when `signal` is aborted, and an error if the settings
   * or the token can't be stored.
   */
  tryService(
    serviceUrl: string,
    token: string,
    signal: AbortSignal
  ): Promise<ConnectionCheckResult>;
}

/** The decision of the user in the set-up dialog. */
export interface ISetupDecision {
  /** The model's id: empty for the service's first, null if the model is locked. */
  readonly model: string | null;
  /** True if the user has to review the disclaimer of the model first. */
  readonly needsDisclaimerReview: boolean;
}
