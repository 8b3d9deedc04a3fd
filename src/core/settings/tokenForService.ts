import { tryParseServiceRoot } from './serviceUrl';
import { HOSTED_URL, type IAssistantSettings } from './settings';

/**
 * Returns whether a token can be sent in a header: it has printable ASCII
 * characters only, and no blanks. An empty token is safe as well.
 */
export function isHeaderSafe(token: string): boolean {
  return /^[\x21-\x7e]*$/.test(token);
}

/**
 * Returns whether the token of the settings may be sent to a service: it was
 * entered for that service, or is not bound to any service yet.
 *
 * @param root - the root of the service.
 */
export function isTokenForService(
  { tokenService }: Pick<IAssistantSettings, 'tokenService'>,
  root: string
): boolean {
  return tokenService === '' || tokenService === root;
}

/**
 * Returns the token of the settings; empty if it was entered for another
 * service than theirs.
 */
export function getTokenInUse(settings: IAssistantSettings): string {
  const root = tryParseServiceRoot(settings.serviceUrl);
  return isTokenForService(settings, root) ? settings.token : '';
}

/**
 * Returns the root of the service that an unbound token was entered for, if
 * another service is in use: the administrator has set it since. Otherwise
 * returns an empty text.
 *
 * @param userSettings - the user's own settings.
 * @param effectiveSettings - the settings in effect.
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
