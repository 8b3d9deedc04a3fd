import { rootOrNone } from './serviceUrl';
import { HOSTED_URL, type IAssistantSettings } from './settings';

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

/**
 * The root of the service that a token was given for that is bound to none
 * yet, if that isn't the service in use: then the administrator has set
 * another one since. Else empty.
 *
 * @param own - what the person has set.
 * @param current - the settings that hold.
 */
export function givenBefore(
  own: IAssistantSettings,
  current: IAssistantSettings
): string {
  const given = rootOrNone(own.serviceUrl.trim() || HOSTED_URL);
  const isUnbound = own.token !== '' && own.tokenService === '';
  return isUnbound && given !== rootOrNone(current.serviceUrl) ? given : '';
}
