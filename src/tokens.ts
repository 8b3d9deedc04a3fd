import { type ReadonlyPartialJSONObject, Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';
import type { IAdministratorConfig } from './core/settings/administrator';
import type { Assistant } from './core/assistant';
import type { IAssistantSettings } from './core/settings/settings';
import type { AssistantStatus } from './core/status/status';
import type { Connection } from './jupyter/connection/connection';

/** What a person and an administrator have set, kept up to date. */
export interface ISettingsStore {
  /** The settings that hold now; the defaults until they are read. */
  readonly current: IAssistantSettings;
  /** What the administrator has set, and locked. */
  readonly administrator: IAdministratorConfig;
  /** Why the settings can't be used, in the words of their check; empty if they can. */
  readonly validationMessage: string;
  /** Emitted after any of them changed. */
  readonly changed: ISignal<ISettingsStore, void>;
  /** Read them anew if they can't be used: they may have been corrected. */
  reload(): Promise<void>;
  /**
   * Change one, as if set in the settings editor.
   *
   * @throws ApiError if the settings can't be used.
   */
  set<K extends keyof IAssistantSettings>(
    key: K,
    value: IAssistantSettings[K]
  ): Promise<void>;
}

/** Provides {@link ISettingsStore}. */
export const ISettingsStore = new Token<ISettingsStore>(
  'jupyterlab-qiskit-completer:ISettingsStore',
  'The settings of the Qiskit Code Assistant.'
);

/** The way to the assistant, whose code is loaded late. */
export interface IAssistantHost {
  /** What the status item says. */
  readonly status: AssistantStatus;
  /** Emitted after `state` changed. */
  readonly statusChanged: ISignal<IAssistantHost, AssistantStatus>;
  /** The assistant, if it is loaded already. */
  readonly loaded: Assistant | null;
  /** The assistant, loaded now if need be. */
  load(): Promise<Assistant>;
}

/** Provides {@link IAssistantHost}. */
export const IAssistantHost = new Token<IAssistantHost>(
  'jupyterlab-qiskit-completer:IAssistantHost',
  'The Qiskit Code Assistant and its state.'
);

/** The way to the service, whose code is loaded late. */
export interface IConnectionHost {
  /** The connection, if it is loaded already. */
  readonly loaded: Connection | null;
  /** The connection, loaded now if need be; that asks nothing of any server. */
  load(): Promise<Connection>;
}

/** Provides {@link IConnectionHost}. */
export const IConnectionHost = new Token<IConnectionHost>(
  'jupyterlab-qiskit-completer:IConnectionHost',
  'The way to the service of the Qiskit Code Assistant.'
);

/** The way to the commands that are added late. */
export interface ICommands {
  /** Run a command by its id, once all are there; its result or its failure. */
  run(command: string, args?: ReadonlyPartialJSONObject): Promise<unknown>;
}

/** Provides {@link ICommands}. */
export const ICommands = new Token<ICommands>(
  'jupyterlab-qiskit-completer:IActions',
  'The commands of the Qiskit Code Assistant.'
);
