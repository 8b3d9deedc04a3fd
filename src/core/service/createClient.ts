import { parseServiceRoot } from '../settings/serviceUrl';
import { ApiClient } from '../api/client';
import { parseFimTemplate } from '../api/fim';
import { ApiError } from '../errors/problem';
import type { DiscoveredService } from '../api/discoveredService';
import type { Transport } from '../api/transport';
import type { IAssistantSettings } from '../settings/settings';
import { getTokenInUse } from '../settings/tokenForService';

/**
 * A client of the service that the settings name.
 *
 * @param discovered - what was found out about it before.
 * @throws ApiError `unauthorized` or `badUrl` where they can't serve.
 */
export function createClient(
  settings: IAssistantSettings,
  transport: Transport,
  discovered?: DiscoveredService
): ApiClient {
  const { serviceUrl, dialect, fimTemplate } = settings;
  const root = parseServiceRoot(serviceUrl);
  const token = getTokenInUse(settings);
  // What can't stand in a header is no token of any service.
  if (!/^[\x21-\x7e]*$/.test(token)) {
    throw new ApiError({ kind: 'unauthorized', message: '' });
  }
  return new ApiClient(
    { root, token, transport: transport },
    dialect,
    // One that can't be used is said in the state, and disturbs nothing else.
    parseFimTemplate(fimTemplate),
    discovered
  );
}
