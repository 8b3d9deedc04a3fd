import type { TranslationBundle } from '@jupyterlab/translation';
import type { IAssistantSettings } from '../../core/settings/settings';

/** Settings that belong together. */
export type SettingsGroup = 'service' | 'suggestions' | 'privacy' | 'advanced';

/** Where each setting belongs; the schema has them in this order, too. */
const GROUPS: Readonly<Record<keyof IAssistantSettings, SettingsGroup>> = {
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
 * @param shown - the names of the settings in the form, which a search lessens.
 */
export function groupEdge(name: string, shown: readonly string[]): IGroupEdge {
  const group = groupOf(name);
  const ofGroup = shown.filter(each => groupOf(each) === group);
  return {
    begins: ofGroup[0] === name ? group : null,
    ends: ofGroup.at(-1) === name ? group : null
  };
}

/** What stands above a group. */
export function titleOf(
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

function groupOf(name: string): SettingsGroup {
  return Object.hasOwn(GROUPS, name)
    ? GROUPS[name as keyof IAssistantSettings]
    : 'advanced';
}
