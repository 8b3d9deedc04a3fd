import type { TranslationBundle } from '@jupyterlab/translation';
import type { IAssistantSettings } from '../../core/settings/settings';

/** Settings that belong together. */
export type SettingsGroup = 'service' | 'suggestions' | 'privacy' | 'advanced';

/** Where each setting belongs; the schema has them in this order, too. */
const GROUP_OF_SETTING: Readonly<
  Record<keyof IAssistantSettings, SettingsGroup>
> = {
  serviceUrl: 'service',
  token: 'service',
  model: 'service',
  automatic: 'suggestions',
  speculative: 'suggestions',
  paused: 'privacy',
  reports: 'privacy',
  transport: 'advanced',
  dialect: 'advanced',
  fimTemplate: 'advanced',
  tokenService: 'advanced'
};

/** The group of a setting, where it is the first or the last shown of it. */
export interface IGroupEdge {
  readonly begins: SettingsGroup | null;
  readonly ends: SettingsGroup | null;
}

/**
 * Whether a setting begins or ends its group in the form.
 *
 * @param shownNames - the names of the settings in the form, which a search lessens.
 */
export function findGroupEdge(
  name: string,
  shownNames: readonly string[]
): IGroupEdge {
  const group = getGroup(name);
  const groupMembers = shownNames.filter(each => getGroup(each) === group);
  return {
    begins: groupMembers[0] === name ? group : null,
    ends: groupMembers.at(-1) === name ? group : null
  };
}

/** What stands above a group. */
export function getGroupTitle(
  group: SettingsGroup,
  trans: TranslationBundle
): string {
  switch (group) {
    case 'service':
      return trans.__('Service');
    case 'suggestions':
      return trans.__('Suggestions');
    case 'privacy':
      return trans.__('Privacy');
    case 'advanced':
      return trans.__('Advanced');
  }
}

function getGroup(name: string): SettingsGroup {
  return Object.hasOwn(GROUP_OF_SETTING, name)
    ? GROUP_OF_SETTING[name as keyof IAssistantSettings]
    : 'advanced';
}
