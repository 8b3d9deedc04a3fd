import { type ApiProblem, toProblem } from '../errors/problem';
import { isBadTemplate } from '../settings/fimTemplate';
import { parseServiceRoot } from '../settings/serviceUrl';
import { HOSTED_URL, type IAssistantSettings } from '../settings/settings';

/** The status that the status item shows. `model` is empty until it is known. */
export type AssistantStatus =
  | { readonly kind: 'paused' }
  | { readonly kind: 'noToken' }
  | { readonly kind: 'disclaimer'; readonly model: string }
  | { readonly kind: 'ready'; readonly model: string }
  | { readonly kind: 'working'; readonly model: string }
  | { readonly kind: 'failed'; readonly problem: ApiProblem };

/** Returns the status that follows from the settings alone, before any request. */
export function getStatusFromSettings(
  settings: IAssistantSettings
): AssistantStatus {
  try {
    parseServiceRoot(settings.serviceUrl);
  } catch (error) {
    const { serviceUrl } = settings;
    return { kind: 'failed', problem: toProblem(error, serviceUrl) };
  }
  if (settings.paused) {
    return { kind: 'paused' };
  }
  // The first request finds out whether there is a token.
  return getReadyStatus(settings, settings.model);
}

/**
 * Returns the status at startup, before the assistant is loaded.
 *
 * @param hasToken - whether a token for the hosted service is known to exist
 * outside of the settings.
 */
export function getInitialStatus(
  settings: IAssistantSettings,
  hasToken: boolean
): AssistantStatus {
  const status = getStatusFromSettings(settings);
  const { serviceUrl, token } = settings;
  const isMissing = token === '' && !hasToken && serviceUrl === HOSTED_URL;
  return isMissing && status.kind === 'ready' ? { kind: 'noToken' } : status;
}

/**
 * Returns the status after a model has answered. A template that can't be parsed
 * does not prevent requests, but the status shows it until it is corrected.
 */
export function getReadyStatus(
  { fimTemplate }: IAssistantSettings,
  model: string
): AssistantStatus {
  return isBadTemplate(fimTemplate)
    ? { kind: 'failed', problem: { kind: 'badTemplate' } }
    : { kind: 'ready', model };
}

/** Returns the status after a request has failed. */
export function getStatusAfterProblem(problem: ApiProblem): AssistantStatus {
  switch (problem.kind) {
    case 'noToken':
      return { kind: 'noToken' };
    case 'disclaimer':
      return { kind: 'disclaimer', model: problem.model };
    default:
      return { kind: 'failed', problem };
  }
}
