import type { TranslationBundle } from '@jupyterlab/translation';
import type { IAssistantSettings } from '../../core/settings/settings';

/** A group of settings, with a title in the form. */
export type SettingsGroup = 'service' | 'suggestions' | 'privacy' | 'advanced';

/** The group of each setting, in the same order as in the schema. */
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

/** The groups that begin or end with a setting in the form; null for none. */
export interface IGroupEdge {
  readonly begins: SettingsGroup | null;
  readonly ends: SettingsGroup | null;
}

/**
 * Returns whether a setting begins or ends its group in the form.
 *
 * @param shownNames - the names of the settings in the form; a search of the
 * settings editor hides the others.
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

/** Returns the title of a group. */
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
