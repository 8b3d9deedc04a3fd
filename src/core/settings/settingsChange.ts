import type { IAssistantSettings } from './settings';
import { getTokenInUse } from './tokenForService';

/** The extent to which changed settings affect requests that were made before. */
export type SettingsChange = 'nothing' | 'token' | 'service';

/** The settings, other than the token, that affect the answers. */
const SERVICE_KEYS = [
  'serviceUrl',
  'transport',
  'paused',
  'model',
  'dialect',
  'fimTemplate'
] as const;

/**
 * Compares two versions of the settings.
 *
 * @returns `service` if answers may differ now; `token` if the token was only
 * cleared, or bound to another service; otherwise `nothing`. After `token`, running
 * requests go on, since the Jupyter server may have the token now.
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
  // A token that has only been bound to its service is sent to the same service
  // as before.
  const isTokenSame =
    before.token === after.token &&
    getTokenInUse(before) === getTokenInUse(after);
  return isTokenSame ? 'nothing' : 'token';
}

/** Returns whether the service is told the outcome of its suggestions. */
export function shouldReport({ reports, paused }: IAssistantSettings): boolean {
  return reports && !paused;
}
