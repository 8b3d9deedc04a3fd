import { rootOf } from '../settings/serviceUrl';
import { isBadTemplate } from '../api/fim';
import { type ApiProblem, problemOf } from '../errors/problem';
import { HOSTED_URL, type IAssistantSettings } from '../settings/settings';

/** What the status item says. `model` is empty until one is known. */
export type AssistantState =
  | { readonly kind: 'paused' }
  | { readonly kind: 'noToken' }
  | { readonly kind: 'disclaimer'; readonly model: string }
  | { readonly kind: 'ready'; readonly model: string }
  | { readonly kind: 'working'; readonly model: string }
  | { readonly kind: 'failed'; readonly problem: ApiProblem };

/** The state that follows from the settings alone, before any request. */
export function stateOf(settings: IAssistantSettings): AssistantState {
  try {
    rootOf(settings.serviceUrl);
  } catch (error) {
    const { serviceUrl } = settings;
    return { kind: 'failed', problem: problemOf(error, serviceUrl) };
  }
  if (settings.paused) {
    return { kind: 'paused' };
  }
  // Whether there is a token is found out by the first request.
  return readyWith(settings, settings.model);
}

/**
 * The state that follows from the settings before anything was asked.
 *
 * @param hasToken - whether a token for the hosted service is known elsewhere.
 */
export function firstStateOf(
  settings: IAssistantSettings,
  hasToken: boolean
): AssistantState {
  const state = stateOf(settings);
  const { serviceUrl, token } = settings;
  const isMissing = token === '' && !hasToken && serviceUrl === HOSTED_URL;
  return isMissing && state.kind === 'ready' ? { kind: 'noToken' } : state;
}

/**
 * The state when all goes well with a model. A template that can't be used
 * stops nothing, and is said until it is mended.
 */
export function readyWith(
  { fimTemplate }: IAssistantSettings,
  model: string
): AssistantState {
  return isBadTemplate(fimTemplate)
    ? { kind: 'failed', problem: { kind: 'badTemplate' } }
    : { kind: 'ready', model };
}

/** The state that a failed request leaves behind. */
export function stateAfter(problem: ApiProblem): AssistantState {
  switch (problem.kind) {
    case 'noToken':
      return { kind: 'noToken' };
    case 'disclaimer':
      return { kind: 'disclaimer', model: problem.model };
    default:
      return { kind: 'failed', problem };
  }
}
