import { type ReadonlyPartialJSONObject, Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';
import type { Transport } from './core/api/transport';
import type { Assistant } from './core/assistant';
import type { IConnectionInfo } from './core/connection/connectionInfo';
import type { IRelayState } from './core/connection/relayState';
import type { IAdministratorConfig } from './core/settings/administrator';
import type { IAssistantSettings } from './core/settings/settings';
import type { AssistantStatus } from './core/status/status';

/** The settings of the user and the administrator, kept up to date. */
export interface ISettingsStore {
  /** The settings in effect; the defaults until the stored ones are read. */
  readonly current: IAssistantSettings;
  /** The settings that the administrator has set or locked. */
  readonly administrator: IAdministratorConfig;
  /** The reason why the stored settings are invalid; empty if they are valid. */
  readonly validationMessage: string;
  /** Emitted after any of the above has changed. */
  readonly changed: ISignal<ISettingsStore, void>;
  /** Reads the settings again if they are invalid, since they may have been corrected. */
  reload(): Promise<void>;
  /**
   * Changes one setting, as the settings editor would.
   *
   * @throws ApiError if the stored settings are invalid.
   */
  set<K extends keyof IAssistantSettings>(
    key: K,
    value: IAssistantSettings[K]
  ): Promise<void>;
}

/** The plugin token of {@link ISettingsStore}. */
export const ISettingsStore = new Token<ISettingsStore>(
  'jupyterlab-qiskit-completer:ISettingsStore',
  'The settings of the Qiskit Code Assistant.'
);

/** The assistant: completions, models and disclaimers of the service in use. */
export type IAssistant = Pick<Assistant, keyof Assistant>;

/** Loads the assistant lazily, and knows its status before that. */
export interface IAssistantHost {
  /** The status that the status item shows. */
  readonly status: AssistantStatus;
  /** Emitted after `status` has changed. */
  readonly statusChanged: ISignal<IAssistantHost, AssistantStatus>;
  /** The assistant; null until it is loaded. */
  readonly loaded: IAssistant | null;
  /** Loads the assistant, unless it is loaded already. */
  load(): Promise<IAssistant>;
}

/** The plugin token of {@link IAssistantHost}. */
export const IAssistantHost = new Token<IAssistantHost>(
  'jupyterlab-qiskit-completer:IAssistantHost',
  'The Qiskit Code Assistant and its status.'
);

/** Sends requests to the service, and stores its API token. */
export interface IConnection {
  /** Emitted when requests may travel differently or carry another token than before. */
  readonly changed: ISignal<IConnection, void>;
  /**
   * The last known state of the relay; null without a relay, undefined until it
   * is known.
   */
  readonly lastRelayState: IRelayState | null | undefined;
  /** Sends a request with the API token of its service. */
  readonly send: Transport;
  /** Sends a request without any token, as to a service that was only just found. */
  readonly sendWithoutToken: Transport;
  /**
   * Fetches the relay's state for the service of the settings; null if requests
   * do not travel through the relay.
   *
   * @throws ApiError if the Jupyter server does not answer as it should.
   */
  getRelayState(): Promise<IRelayState | null>;
  /**
   * Finds out how requests to the service of the settings travel, and where its
   * token is.
   *
   * @throws ApiError if that can't be found out.
   */
  describe(): Promise<IConnectionInfo>;
  /**
   * Stores a token for the service of the settings; an empty one deletes it.
   *
   * @returns the new state of the relay; null if it is not used.
   * @throws ApiError if the token could not be stored. Nothing is lost then.
   */
  setToken(token: string): Promise<IRelayState | null>;
  /**
   * Uses the token of one of the Jupyter server's accounts.
   *
   * @param account - its name; null for none of them, undefined for the one
   * that the accounts file makes the default.
   * @throws ApiError if there is no such account, or no relay.
   */
  chooseAccount(account: string | null | undefined): Promise<IRelayState>;
}

/** Loads the connection to the service lazily. */
export interface IConnectionHost {
  /** The connection; null until it is loaded. */
  readonly loaded: IConnection | null;
  /** Loads the connection, unless it is loaded already. Sends no request. */
  load(): Promise<IConnection>;
}

/** The plugin token of {@link IConnectionHost}. */
export const IConnectionHost = new Token<IConnectionHost>(
  'jupyterlab-qiskit-completer:IConnectionHost',
  'The connection of the Qiskit Code Assistant to its service.'
);

/** Runs the commands that are added lazily. */
export interface ICommands {
  /**
   * Runs a command by its id, once all commands are added.
   *
   * @returns the command's result; rejects if the command fails.
   */
  run(command: string, args?: ReadonlyPartialJSONObject): Promise<unknown>;
}

/** The plugin token of {@link ICommands}. */
export const ICommands = new Token<ICommands>(
  'jupyterlab-qiskit-completer:ICommands',
  'The commands of the Qiskit Code Assistant.'
);
