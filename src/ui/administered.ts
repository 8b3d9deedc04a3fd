import type { TranslationBundle } from '@jupyterlab/translation';
import type { IFormRendererRegistry } from '@jupyterlab/ui-components';
import { createElement } from 'react';
import type { IAdministrator } from '../core/administrator';
import { DEFAULT_SETTINGS, HOSTED_URL } from '../core/settings';
import { AdministeredField, type IAdministered } from './administeredField';
import '../../style/fields.css';

/** The token has a field of its own. */
const SETTINGS = ['serviceUrl', 'model', 'transport'] as const;

/**
 * Show in the settings editor what an administrator has set, and locked.
 *
 * @param plugin - the id of the plugin whose settings they are.
 */
export function showAdministered(
  registry: IFormRendererRegistry,
  plugin: string,
  administrator: IAdministrator,
  trans: TranslationBundle
): void {
  for (const key of SETTINGS) {
    const administered = administeredOf(key, administrator, trans);
    if (administered !== null) {
      registry.addRenderer(`${plugin}.${key}`, {
        fieldRenderer: field =>
          createElement(AdministeredField, { field, administered })
      });
    }
  }
}

/** What the administrator has made of a setting; null where it is free. */
function administeredOf(
  key: (typeof SETTINGS)[number],
  { settings, locked }: IAdministrator,
  trans: TranslationBundle
): IAdministered | null {
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
