import type { LockableSetting } from '../../core/settings/administrator';
import type { ConnectionTestResult } from '../../core/service/checkConnection';
import type { IFoundServer } from '../../core/service/findServers';

/** How requests travel, as far as the dialog is concerned. */
export interface IConnectionNotes {
  /** Where a token will be that is typed. */
  readonly tokenNote: string;
  /** Which machine is meant by loopback; empty where that is plain. */
  readonly loopbackNote: string;
  /** Whether servers are looked for without a button. */
  readonly canSearchAtOnce: boolean;
}

/** What the dialog shows at first, and what it can do. */
export interface ISetupModel {
  /** Where completions come from now; as the setting, empty for `given`. */
  readonly serviceUrl: string;
  /** The service of who has chosen none. */
  readonly defaultServiceUrl: string;
  /** The model that is chosen now; empty for the service's first. */
  readonly model: string;
  /** Whether the administrator lets nobody change something. */
  isLocked(key: LockableSetting): boolean;
  /** What is wrong now, in plain words; empty for nothing. */
  readonly problem: string;
  /** Whether nothing is to be sent for now. */
  readonly isPaused: boolean;
  /** What depends on how requests travel. */
  getConnectionNotes(): Promise<IConnectionNotes>;
  /** Look for servers on the usual ports. */
  findServers(
    onFound: (server: IFoundServer) => void,
    signal: AbortSignal
  ): Promise<void>;
  /**
   * Let completions come from a service, and test it.
   *
   * @param token - to keep for it; empty to leave that as it is.
   * @throws AbortError when `signal` is aborted, and what could not be kept.
   */
  tryService(
    serviceUrl: string,
    token: string,
    signal: AbortSignal
  ): Promise<ConnectionTestResult>;
}

/** What a person has decided. */
export interface ISetupDecision {
  /** The model's id; empty for the service's first, null where it is locked. */
  readonly model: string | null;
  /** Whether the disclaimer of the model has to be reviewed first. */
  readonly needsDisclaimerReview: boolean;
}
