/** Which rows of the API a server has; `auto` finds out. */
export type DialectSetting = 'auto' | 'qiskit' | 'hosted' | 'openai';

/** How requests travel: `auto` prefers the relay on the Jupyter server. */
export type TransportSetting = 'auto' | 'relay' | 'direct';

/** What a person sets; see `schema/settings.json` for the words they read. */
export interface IAssistantSettings {
  /** Where the service answers, with or without `/v1`. */
  readonly serviceUrl: string;
  /** The API token; empty for servers that ask for none. */
  readonly token: string;
  /**
   * The root of the service that `token` was given for; empty until it is used
   * for the first time.
   */
  readonly tokenService: string;
  readonly transport: TransportSetting;
  /** The model's id; empty for the service's first. */
  readonly model: string;
  /** Whether ghost text comes by itself while typing. */
  readonly automatic: boolean;
  /** Whether to ask for what follows a suggestion before it is accepted. */
  readonly speculative: boolean;
  /** Whether nothing at all is sent for now. */
  readonly paused: boolean;
  readonly dialect: DialectSetting;
  /**
   * How the model is told what precedes and follows the cursor, with `{prefix}`
   * and `{suffix}`; empty to send the suffix as the API has it.
   */
  readonly fimTemplate: string;
  /** Whether the service is told what became of its suggestions. */
  readonly reports: boolean;
}

/** The hosted service, as its documentation names it. */
export const HOSTED_URL = 'https://qiskit-code-assistant.quantum.ibm.com';

/** What holds until the settings are read, and where a value is missing. */
export const DEFAULT_SETTINGS: IAssistantSettings = {
  serviceUrl: HOSTED_URL,
  token: '',
  tokenService: '',
  transport: 'auto',
  model: '',
  automatic: true,
  speculative: false,
  paused: false,
  dialect: 'auto',
  fimTemplate: '',
  reports: true
};
