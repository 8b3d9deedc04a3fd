import type { DialectName } from '../../wire/dialect';

/** The dialect of the service; `auto` detects it. */
export type DialectSetting = 'auto' | DialectName;

/** The setting for the transport of requests; `auto` prefers the relay on the Jupyter server. */
export type TransportSetting = 'auto' | 'relay' | 'direct';

/** The settings; `schema/settings.json` has the texts that the user reads. */
export interface IAssistantSettings {
  /** The address of the service, with or without `/v1`. */
  readonly serviceUrl: string;
  /** The API token; empty for a service that needs none. */
  readonly token: string;
  /**
   * The root of the service that `token` was entered for; empty until the token
   * is bound to a service.
   */
  readonly tokenService: string;
  readonly transport: TransportSetting;
  /** The model's id; empty for the first model of the service. */
  readonly model: string;
  /** True if ghost text appears automatically while the user types. */
  readonly automatic: boolean;
  /** True if the text after a suggestion is requested before it is accepted. */
  readonly speculative: boolean;
  /** True if nothing at all is sent for now. */
  readonly paused: boolean;
  readonly dialect: DialectSetting;
  /**
   * The format of a fill-in-the-middle prompt, with `{prefix}` and `{suffix}`;
   * empty to send the suffix in the API's own field.
   */
  readonly fimTemplate: string;
  /** True if the service is told the outcome of its suggestions. */
  readonly reports: boolean;
}

/** The hosted service, at the address in its documentation. */
export const HOSTED_URL = 'https://qiskit-code-assistant.quantum.ibm.com';

/** The settings until they are loaded, and the defaults of missing values. */
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
