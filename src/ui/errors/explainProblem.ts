import type { TranslationBundle } from '@jupyterlab/translation';
import type { ApiProblem } from '../../core/errors/problem';
import { formatDuration } from './duration';
import { explainUnreachable } from './explainUnreachable';
import { explainWrongUrl } from './explainWrongUrl';

/** What a person can do about a problem. */
export type NextStep =
  | 'set-token'
  | 'review-disclaimer'
  | 'choose-model'
  | 'open-settings'
  | 'end-pause'
  | 'try-again';

/** A problem in plain words. */
export interface IExplanation {
  /** What happened, in one sentence. */
  readonly what: string;
  /** Why it may be, in one sentence; absent where that is plain. */
  readonly why?: string;
  /** What to do, in one sentence. */
  readonly todo: string;
  readonly next: NextStep;
}

/** The one table of what can go wrong, and what to do about it. */
export function explainProblem(
  problem: ApiProblem,
  trans: TranslationBundle
): IExplanation {
  switch (problem.kind) {
    case 'badUrl':
      return {
        what: trans.__('"%1" is not the address of a service.', problem.url),
        todo: trans.__(
          'Set a service URL that starts with http:// or https://.'
        ),
        next: 'open-settings'
      };
    case 'badSettings':
      return {
        what: trans.__('A setting has a wrong value: %1.', problem.message),
        todo: trans.__(
          'Correct it in the settings file or in overrides.json, then try again.'
        ),
        next: 'try-again'
      };
    case 'badTemplate':
      return {
        what: trans.__(
          'The fill-in-the-middle template needs {prefix} and {suffix}, each of them once; it is not used.'
        ),
        todo: trans.__('Correct it in the settings, or leave it empty.'),
        next: 'open-settings'
      };
    case 'paused':
      return {
        what: trans.__('Paused: nothing is sent.'),
        todo: trans.__('End the pause in the menu of the status bar.'),
        next: 'end-pause'
      };
    case 'noToken':
      return {
        what: trans.__('The service needs a token, and none is set for it.'),
        todo: trans.__('Set the token.'),
        next: 'set-token'
      };
    case 'otherService':
      return {
        what: trans.__(
          'The token was given for another service, so it is not sent to %1.',
          problem.url
        ),
        todo: trans.__('Set a token for this service.'),
        next: 'set-token'
      };
    case 'notAllowed':
      return {
        what: trans.__(
          'The administrator of the Jupyter server does not allow %1.',
          problem.url
        ),
        todo: trans.__('Set another service URL.'),
        next: 'open-settings'
      };
    case 'notStored':
      return {
        what: appendServerMessage(
          trans.__('The Jupyter server did not store that.'),
          problem.message
        ),
        todo: trans.__('What was stored before still holds; try again.'),
        next: 'set-token'
      };
    case 'noServer':
      return {
        what: appendServerMessage(
          problem.status === null
            ? trans.__('The Jupyter server does not answer.')
            : trans.__(
                'The Jupyter server did not forward the request (%1).',
                problem.status
              ),
          problem.message
        ),
        todo: trans.__(
          'Check that it runs and that you are signed in; reload the page.'
        ),
        next: 'try-again'
      };
    case 'unreachable':
      return {
        what: trans.__('No connection to %1.', problem.url),
        ...explainUnreachable(problem.cause, trans)
      };
    case 'timeout':
      return {
        what:
          problem.seconds === 0
            ? trans.__('%1 did not answer in time.', problem.url)
            : trans.__(
                '%1 did not answer within %2.',
                problem.url,
                formatDuration(problem.seconds, trans)
              ),
        why: trans.__('It may be busy, or still be loading the model.'),
        todo: trans.__('Please try again in a while.'),
        next: 'try-again'
      };
    case 'unauthorized':
      return {
        what: trans.__('The service did not accept the token.'),
        why: trans.__('It may be mistyped, expired, or meant for another one.'),
        todo: trans.__('Set a valid token.'),
        next: 'set-token'
      };
    case 'disclaimer':
      return {
        what: trans.__(
          'The disclaimer of %1 is not accepted yet.',
          problem.model
        ),
        todo: trans.__('Review the disclaimer.'),
        next: 'review-disclaimer'
      };
    case 'forbidden':
      return {
        what: appendServerMessage(
          trans.__('The service refuses access.'),
          problem.message
        ),
        why: trans.__('Your account or its plan may not include this model.'),
        todo: trans.__('Choose another model, or ask who runs the service.'),
        next: 'choose-model'
      };
    case 'noModels':
      return {
        what: trans.__('%1 offers no model.', problem.url),
        todo: trans.__(
          'Load a model in the service, or set another service URL.'
        ),
        next: 'open-settings'
      };
    case 'modelUnknown':
      return {
        what: trans.__('The service has no model named "%1".', problem.model),
        why: trans.__('It may be mistyped, renamed or retired.'),
        todo: trans.__('Choose one of its models.'),
        next: 'choose-model'
      };
    case 'notFound':
      return {
        what: trans.__('Nothing answers at %1.', problem.url),
        ...explainWrongUrl(problem.likely, trans),
        next: 'open-settings'
      };
    case 'invalidRequest':
      return {
        what: appendServerMessage(
          trans.__('The service refused the request (%1).', problem.status),
          problem.message
        ),
        why: trans.__('It may not know one of our parameters.'),
        todo: trans.__('Check the model and the dialect in the settings.'),
        next: 'open-settings'
      };
    case 'rateLimited':
      return {
        what:
          problem.seconds === null || problem.seconds === 0
            ? trans.__('The service has had too many requests.')
            : trans.__(
                'The service has had too many requests; it asks to wait %1.',
                formatDuration(problem.seconds, trans)
              ),
        todo: trans.__(
          'Suggestions by themselves wait that long and then go on; to ask for one, try again later.'
        ),
        next: 'try-again'
      };
    case 'serverFailed':
      return {
        what: appendServerMessage(
          trans.__('The service failed.'),
          problem.message
        ),
        todo: trans.__('Try again; if it goes on, tell who runs the service.'),
        next: 'try-again'
      };
    case 'notJson':
      return {
        what: trans.__('%1 answered a web page, not data.', problem.url),
        ...explainWrongUrl(problem.likely, trans),
        next: 'open-settings'
      };
    case 'unexpected':
      return {
        what: appendServerMessage(
          problem.url === ''
            ? trans.__('Something unexpected happened.')
            : trans.__('%1 answered something unexpected.', problem.url),
          problem.message
        ),
        todo: trans.__('Check the service URL and the dialect.'),
        next: 'open-settings'
      };
    case 'cut':
      return {
        what: trans.__('The connection broke off in the middle of an answer.'),
        why: trans.__('The service may have been restarted.'),
        todo: trans.__('Try again.'),
        next: 'try-again'
      };
  }
}

/** An explanation in one text. */
export function formatExplanation({ what, why, todo }: IExplanation): string {
  return [what, why, todo].filter(Boolean).join(' ');
}

/** A sentence of ours, then the server's own words if it gave any. */
function appendServerMessage(sentence: string, message: string): string {
  return message === '' ? sentence : `${sentence} “${message}”`;
}
