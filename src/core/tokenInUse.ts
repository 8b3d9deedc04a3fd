import { rootOrNone } from './api/baseUrl';
import type { IAssistantSettings } from './settings';

/**
 * The token of the settings, unless it was given for another service than
 * theirs: then empty.
 */
export function tokenInUse({
  serviceUrl,
  token,
  tokenService
}: IAssistantSettings): string {
  const isTheirs =
    tokenService === '' || tokenService === rootOrNone(serviceUrl);
  return isTheirs ? token : '';
}
