import { parseServiceRoot } from '../settings/serviceUrl';
import { isBadTemplate } from '../api/fim';
import { type ApiProblem, toProblem } from '../errors/problem';
import { HOSTED_URL, type IAssistantSettings } from '../settings/settings';

/** What the status item says. `model` is empty until one is known. */
export type AssistantStatus =
  | { readonly kind: 'paused' }
  | { readonly kind: 'noToken' }
  | { readonly kind: 'disclaimer'; readonly model: string }
  | { readonly kind: 'ready'; readonly model: string }
  | { readonly kind: 'working'; readonly model: string }
  | { readonly kind: 'failed'; readonly problem: ApiProblem };

/** The state that follows from the settings alone, before any request. */
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
  // Whether there is a token is found out by the first request.
  return getReadyStatus(settings, settings.model);
}

/**
 * The state that follows from the settings before anything was asked.
 *
 * @param hasToken - whether a token for the hosted service is known elsewhere.
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
 * The state when all goes well with a model. A template that can't be used
 * stops nothing, and is said until it is mended.
 */
export function getReadyStatus(
  { fimTemplate }: IAssistantSettings,
  model: string
): AssistantStatus {
  return isBadTemplate(fimTemplate)
    ? { kind: 'failed', problem: { kind: 'badTemplate' } }
    : { kind: 'ready', model };
}

/** The state that a failed request leaves behind. */
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
