import type { TranslationBundle } from '@jupyterlab/translation';
import type { IAdministratorConfig } from '../../core/settings/administrator';
import { DEFAULT_SETTINGS, HOSTED_URL } from '../../core/settings/settings';

/** The administrator's part in a setting, as shown by its field. */
export interface IAdministeredSetting {
  /** The value that applies unless the user changes it. */
  readonly value: string;
  readonly isLocked: boolean;
  /** The text below the field. */
  readonly explanation: string;
}

/** The settings that administrators can set; the field of the token has its own note. */
const ADMINISTERED_SETTINGS = ['serviceUrl', 'model', 'transport'] as const;

/**
 * Returns the administrator's part in a setting; null if the administrator has
 * neither set nor locked it.
 */
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
    'Your administrator has set %1, which applies unless you choose otherwise.',
    value
  );
  return { value, isLocked: false, explanation };
}
