import { parseServiceRoot } from '../settings/serviceUrl';
import { ApiClient } from '../api/client';
import { parseFimTemplate } from '../settings/fimTemplate';
import { ApiError } from '../errors/problem';
import type { DiscoveredService } from '../api/discoveredService';
import type { Transport } from '../api/transport';
import type { IAssistantSettings } from '../settings/settings';
import { getTokenInUse, isHeaderSafe } from '../settings/tokenForService';

/**
 * Creates a client of the service that the settings name.
 *
 * @param discovered - what was found out about the service before.
 * @throws ApiError `unauthorized` for a token that no header can carry, or
 * `badUrl` for an unusable address.
 */
export function createClient(
  settings: IAssistantSettings,
  transport: Transport,
  discovered?: DiscoveredService
): ApiClient {
  const { serviceUrl, dialect, fimTemplate } = settings;
  const root = parseServiceRoot(serviceUrl);
  const token = getTokenInUse(settings);
  if (!isHeaderSafe(token)) {
    throw new ApiError({ kind: 'unauthorized', message: '' });
  }
  return new ApiClient(
    { root, token, transport },
    dialect,
    // The status says if it can't be used; requests go on without it.
    parseFimTemplate(fimTemplate),
    discovered
  );
}
