import { isRecord } from '../util/isRecord';
import { DEFAULT_SETTINGS, type IAssistantSettings } from './settings';

/** What an administrator may lock, by the names of the settings. */
export type Locked = 'serviceUrl' | 'model' | 'transport' | 'token';

/** What an administrator has set for everybody. */
export interface IAdministrator {
  /** Empty where it is left to the person. */
  readonly settings: {
    readonly serviceUrl: string;
    readonly model: string;
    readonly transport: '' | 'relay' | 'direct';
  };
  /** What a person can't change. */
  readonly locked: readonly Locked[];
}

/** Nobody has set anything. */
export const NO_ADMINISTRATOR: IAdministrator = {
  settings: { serviceUrl: '', model: '', transport: '' },
  locked: []
};

const LOCKABLE: readonly Locked[] = [
  'serviceUrl',
  'model',
  'transport',
  'token'
];

/** What the Jupyter server says of its administrator; lenient. */
export function readAdministrator(value: unknown): IAdministrator {
  const told = isRecord(value) ? value : {};
  const settings = isRecord(told['settings']) ? told['settings'] : {};
  const locked: unknown[] = Array.isArray(told['locked']) ? told['locked'] : [];
  const { serviceUrl, model, transport } = settings;
  return {
    settings: {
      serviceUrl: typeof serviceUrl === 'string' ? serviceUrl : '',
      model: typeof model === 'string' ? model : '',
      transport:
        transport === 'relay' || transport === 'direct' ? transport : ''
    },
    locked: LOCKABLE.filter(name => locked.includes(name))
  };
}

/**
 * The settings that hold: a person's own, but the administrator's where the
 * person has chosen nothing, and where they are locked. A locked token is on
 * the server alone.
 *
 * @param own - what the person has set; `serviceUrl` and `model` are empty and
 * `transport` is `auto` where nothing was chosen.
 */
export function settingsFor(
  own: IAssistantSettings,
  { settings, locked }: IAdministrator
): IAssistantSettings {
  const isLeft = (key: 'serviceUrl' | 'model' | 'transport', none: string) =>
    locked.includes(key) || own[key] === none;
  return {
    ...own,
    serviceUrl: isLeft('serviceUrl', '')
      ? settings.serviceUrl || DEFAULT_SETTINGS.serviceUrl
      : own.serviceUrl,
    model: isLeft('model', '') ? settings.model : own.model,
    transport: isLeft('transport', 'auto')
      ? settings.transport || DEFAULT_SETTINGS.transport
      : own.transport,
    token: locked.includes('token') ? '' : own.token
  };
}
