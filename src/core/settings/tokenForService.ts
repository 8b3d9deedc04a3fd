import { tryParseServiceRoot } from './serviceUrl';
import { HOSTED_URL, type IAssistantSettings } from './settings';

/**
 * The token of the settings, unless it was given for another service than
 * theirs: then empty.
 */
export function getTokenInUse({
  serviceUrl,
  token,
  tokenService
}: IAssistantSettings): string {
  const isForService =
    tokenService === '' || tokenService === tryParseServiceRoot(serviceUrl);
  return isForService ? token : '';
}

/**
 * The root of the service that a token was given for that is bound to none
 * yet, if that isn't the service in use: then the administrator has set
 * another one since. Else empty.
 *
 * @param userSettings - what the person has set.
 * @param effectiveSettings - the settings that hold.
 */
export function findFormerTokenService(
  userSettings: IAssistantSettings,
  effectiveSettings: IAssistantSettings
): string {
  const formerService = tryParseServiceRoot(
    userSettings.serviceUrl.trim() || HOSTED_URL
  );
  const isUnbound =
    userSettings.token !== '' && userSettings.tokenService === '';
  return isUnbound &&
    formerService !== tryParseServiceRoot(effectiveSettings.serviceUrl)
    ? formerService
    : '';
}
