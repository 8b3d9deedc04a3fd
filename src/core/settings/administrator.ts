import { isRecord } from '../util/isRecord';
import { DEFAULT_SETTINGS, type IAssistantSettings } from './settings';

/** The names of the settings that an administrator may lock. */
export type LockableSetting = 'serviceUrl' | 'model' | 'transport' | 'token';

/** The settings that an administrator has made for all users. */
export interface IAdministratorConfig {
  /** Each one is empty if it is left to the user. */
  readonly settings: {
    readonly serviceUrl: string;
    readonly model: string;
    readonly transport: '' | 'relay' | 'direct';
  };
  /** The settings that the user can't change. */
  readonly locked: readonly LockableSetting[];
}

/** The configuration without an administrator: nothing is set or locked. */
export const NO_ADMINISTRATOR_CONFIG: IAdministratorConfig = {
  settings: { serviceUrl: '', model: '', transport: '' },
  locked: []
};

const LOCKABLE_SETTINGS: readonly LockableSetting[] = [
  'serviceUrl',
  'model',
  'transport',
  'token'
];

/**
 * Parses the administrator's configuration as the Jupyter server sends it.
 * Ignores what it does not understand.
 */
export function parseAdministratorConfig(value: unknown): IAdministratorConfig {
  const record = isRecord(value) ? value : {};
  const settings = isRecord(record['settings']) ? record['settings'] : {};
  const locked: unknown[] = Array.isArray(record['locked'])
    ? record['locked']
    : [];
  const { serviceUrl, model, transport } = settings;
  return {
    settings: {
      serviceUrl: typeof serviceUrl === 'string' ? serviceUrl : '',
      model: typeof model === 'string' ? model : '',
      transport:
        transport === 'relay' || transport === 'direct' ? transport : ''
    },
    locked: LOCKABLE_SETTINGS.filter(name => locked.includes(name))
  };
}

/**
 * Returns the settings in effect: the user's own, or the administrator's where
 * the user has chosen nothing and where they are locked. A locked token is kept on
 * the Jupyter server only, so it is empty here.
 *
 * @param userSettings - the user's own settings. Where the user has chosen
 * nothing, `serviceUrl` and `model` are empty and `transport` is `auto`.
 */
export function resolveSettings(
  userSettings: IAssistantSettings,
  { settings, locked }: IAdministratorConfig
): IAssistantSettings {
  const isAdministered = (
    key: keyof IAdministratorConfig['settings'],
    unsetValue: string
  ) => locked.includes(key) || userSettings[key] === unsetValue;
  return {
    ...userSettings,
    serviceUrl: isAdministered('serviceUrl', '')
      ? settings.serviceUrl || DEFAULT_SETTINGS.serviceUrl
      : userSettings.serviceUrl,
    model: isAdministered('model', '') ? settings.model : userSettings.model,
    transport: isAdministered('transport', 'auto')
      ? settings.transport || DEFAULT_SETTINGS.transport
      : userSettings.transport,
    token: locked.includes('token') ? '' : userSettings.token
  };
}
