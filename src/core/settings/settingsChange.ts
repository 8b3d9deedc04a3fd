import type { IAssistantSettings } from './settings';
import { getTokenInUse } from './tokenForService';

/** What in changed settings matters for what was asked under the old ones. */
export type SettingsChange = 'nothing' | 'token' | 'service';

/** All that makes answers others, but for the token. */
const SERVICE_KEYS = [
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
export function compareSettings(
  before: IAssistantSettings,
  after: IAssistantSettings
): SettingsChange {
  const isServiceChanged = SERVICE_KEYS.some(key => before[key] !== after[key]);
  if (
    isServiceChanged ||
    (before.token !== after.token && after.token !== '')
  ) {
    return 'service';
  }
  // One that is bound at last is sent to where it was sent before.
  const isTokenSame =
    before.token === after.token &&
    getTokenInUse(before) === getTokenInUse(after);
  return isTokenSame ? 'nothing' : 'token';
}

/** Whether anything is reported. */
export function shouldReport({ reports, paused }: IAssistantSettings): boolean {
  return reports && !paused;
}
