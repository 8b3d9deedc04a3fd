import type { IAssistantSettings } from './settings';
import { tokenInUse } from './tokenForService';

/** What in changed settings matters for what was asked under the old ones. */
export type SettingsChange = 'nothing' | 'token' | 'service';

/** All that makes answers others, but for the token. */
const OF_SERVICE = [
  'serviceUrl',
  'transport',
  'paused',
  'model',
  'dialect',
  'fimTemplate'
] as const;

/**
 * What changed between settings: `token` where only that was forgotten, or is
 * meant for another service. What runs goes on then: the Jupyter server may
 * have the token now.
 */
export function changeBetween(
  before: IAssistantSettings,
  after: IAssistantSettings
): SettingsChange {
  const isOther = OF_SERVICE.some(key => before[key] !== after[key]);
  if (isOther || (before.token !== after.token && after.token !== '')) {
    return 'service';
  }
  // One that is bound at last is sent to where it was sent before.
  const isSame =
    before.token === after.token && tokenInUse(before) === tokenInUse(after);
  return isSame ? 'nothing' : 'token';
}

/** Whether anything is reported. */
export function reportsIn({ reports, paused }: IAssistantSettings): boolean {
  return reports && !paused;
}
