import type { TranslationBundle } from '@jupyterlab/translation';
import type { IAdministrator } from '../../core/settings/administrator';
import { DEFAULT_SETTINGS, HOSTED_URL } from '../../core/settings/settings';

/** What a field of the settings editor says of the administrator. */
export interface IAdministered {
  /** What the administrator has set, as the setting would be. */
  readonly value: string;
  readonly isLocked: boolean;
  /** Tells the person, below the field. */
  readonly sentence: string;
}

/** What can be set for everybody; the token has a field that says so itself. */
const SETTINGS = ['serviceUrl', 'model', 'transport'] as const;

/** What the administrator has made of a setting; null where it is free. */
export function administeredOf(
  name: string,
  { settings, locked }: IAdministrator,
  trans: TranslationBundle
): IAdministered | null {
  const key = SETTINGS.find(each => each === name);
  if (key === undefined) {
    return null;
  }
  const given = settings[key];
  const value = given || DEFAULT_SETTINGS[key];
  if (locked.includes(key)) {
    const sentence = trans.__('Set by your administrator.');
    return { value, isLocked: true, sentence };
  }
  if (given === '' || given === HOSTED_URL) {
    return null;
  }
  const sentence = trans.__(
    'Your administrator has set %1, which holds unless you choose otherwise.',
    value
  );
  return { value, isLocked: false, sentence };
}
