import { rootOf } from '../settings/serviceUrl';
import { ApiClient } from '../api/client';
import { readFimTemplate } from '../api/fim';
import { ApiError } from '../errors/problem';
import type { Learned } from '../api/discoveredService';
import type { Transport } from '../api/transport';
import type { IAssistantSettings } from '../settings/settings';
import { tokenInUse } from '../settings/tokenForService';

/**
 * A client of the service that the settings name.
 *
 * @param learned - what was found out about it before.
 * @throws ApiError `unauthorized` or `badUrl` where they can't serve.
 */
export function connect(
  settings: IAssistantSettings,
  transport: Transport,
  learned?: Learned
): ApiClient {
  const { serviceUrl, dialect, fimTemplate } = settings;
  const root = rootOf(serviceUrl);
  const token = tokenInUse(settings);
  // What can't stand in a header is no token of any service.
  if (!/^[\x21-\x7e]*$/.test(token)) {
    throw new ApiError({ kind: 'unauthorized', said: '' });
  }
  return new ApiClient(
    { root, token, fetch: transport },
    dialect,
    // One that can't be used is said in the state, and disturbs nothing else.
    readFimTemplate(fimTemplate),
    learned
  );
}
