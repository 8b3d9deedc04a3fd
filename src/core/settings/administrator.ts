import { isRecord } from '../util/isRecord';
import { DEFAULT_SETTINGS, type IAssistantSettings } from './settings';

/** What an administrator may lock, by the names of the settings. */
export type LockableSetting = 'serviceUrl' | 'model' | 'transport' | 'token';

/** What an administrator has set for everybody. */
export interface IAdministratorConfig {
  /** Empty where it is left to the person. */
  readonly settings: {
    readonly serviceUrl: string;
    readonly model: string;
    readonly transport: '' | 'relay' | 'direct';
  };
  /** What a person can't change. */
  readonly locked: readonly LockableSetting[];
}

/** Nobody has set anything. */
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

/** What the Jupyter server says of its administrator; lenient. */
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
 * The settings that hold: a person's own, but the administrator's where the
 * person has chosen nothing, and where they are locked. A locked token is on
 * the server alone.
 *
 * @param userSettings - what the person has set; `serviceUrl` and `model` are empty and
 * `transport` is `auto` where nothing was chosen.
 */
export function resolveSettings(
  userSettings: IAssistantSettings,
  { settings, locked }: IAdministratorConfig
): IAssistantSettings {
  const isAdministered = (
    key: 'serviceUrl' | 'model' | 'transport',
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
