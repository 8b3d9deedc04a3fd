import type { TranslationBundle } from '@jupyterlab/translation';
import type { IAdministratorConfig } from '../../core/settings/administrator';
import { DEFAULT_SETTINGS, HOSTED_URL } from '../../core/settings/settings';

/** What a field of the settings editor says of the administrator. */
export interface IAdministeredSetting {
  /** What the administrator has set, as the setting would be. */
  readonly value: string;
  readonly isLocked: boolean;
  /** Tells the person, below the field. */
  readonly explanation: string;
}

/** What can be set for everybody; the token has a field that says so itself. */
const ADMINISTERED_SETTINGS = ['serviceUrl', 'model', 'transport'] as const;

/** What the administrator has made of a setting; null where it is free. */
export function findAdministeredSetting(
  name: string,
  { settings, locked }: IAdministratorConfig,
  trans: TranslationBundle
): IAdministeredSetting | null {
  const key = ADMINISTERED_SETTINGS.find(each => each === name);
  if (key === undefined) {
    return null;
  }
  const administratorValue = settings[key];
  const value = administratorValue || DEFAULT_SETTINGS[key];
  if (locked.includes(key)) {
    const explanation = trans.__('Set by your administrator.');
    return { value, isLocked: true, explanation };
  }
  if (administratorValue === '' || administratorValue === HOSTED_URL) {
    return null;
  }
  const explanation = trans.__(
    'Your administrator has set %1, which holds unless you choose otherwise.',
    value
  );
  return { value, isLocked: false, explanation };
}
