import type { TranslationBundle } from '@jupyterlab/translation';
import type { ApiProblem } from '../../core/errors/problem';
import { formatDuration } from './duration';
import type { IExplanation } from './explanation';
import { explainUnreachable, explainWrongUrl } from './explainUnreachable';

/** Explains a problem; the one table of everything that can go wrong. */
export function explainProblem(
  problem: ApiProblem,
  trans: TranslationBundle
): IExplanation {
  switch (problem.kind) {
    case 'badUrl':
      return {
        summary: trans.__('"%1" is not the address of a service.', problem.url),
        advice: trans.__(
          'Set a service URL that starts with http:// or https://.'
        ),
        nextStep: 'open-settings'
      };
    case 'badSettings':
      return {
        summary: trans.__('A setting has a wrong value: %1.', problem.message),
        advice: trans.__(
          'Correct it in the settings file or in overrides.json, then try again.'
        ),
        nextStep: 'try-again'
      };
    case 'badTemplate':
      return {
        summary: trans.__(
          'The fill-in-the-middle template must contain {prefix} and {suffix}, each exactly once; it is not used.'
        ),
        advice: trans.__('Correct it in the settings, or leave it empty.'),
        nextStep: 'open-settings'
      };
    case 'paused':
      return {
        summary: trans.__('Paused: nothing is sent.'),
        advice: trans.__('End the pause in the menu of the status bar.'),
        nextStep: 'end-pause'
      };
    case 'noToken':
      return {
        summary: trans.__('The service needs a token, and none is set for it.'),
        advice: trans.__('Set the token.'),
        nextStep: 'set-token'
      };
    case 'otherService':
      return {
        summary: trans.__(
          'The token was entered for another service, so it is not sent to %1.',
          problem.url
        ),
        advice: trans.__('Set a token for this service.'),
        nextStep: 'set-token'
      };
    case 'notAllowed':
      return {
        summary: trans.__(
          'The administrator of the Jupyter server does not allow %1.',
          problem.url
        ),
        advice: trans.__('Set another service URL.'),
        nextStep: 'open-settings'
      };
    case 'notStored':
      return {
        summary: appendServerMessage(
          trans.__('The Jupyter server could not save the change.'),
          problem.message
        ),
        advice: trans.__('What was stored before is still in use; try again.'),
        nextStep: 'set-token'
      };
    case 'noServer':
      return {
        summary: appendServerMessage(
          problem.status === null
            ? trans.__('The Jupyter server does not answer.')
            : trans.__(
                'The Jupyter server did not forward the request (%1).',
                problem.status
              ),
          problem.message
        ),
        advice: trans.__(
          'Check that it is running and that you are signed in, then reload the page.'
        ),
        nextStep: 'try-again'
      };
    case 'unreachable':
      return {
        summary: trans.__('No connection to %1.', problem.url),
        ...explainUnreachable(problem.cause, trans)
      };
    case 'timeout':
      return {
        summary:
          problem.seconds === 0
            ? trans.__('%1 did not answer in time.', problem.url)
            : trans.__(
                '%1 did not answer within %2.',
                problem.url,
                formatDuration(problem.seconds, trans)
              ),
        reason: trans.__('It may be busy, or still be loading the model.'),
        advice: trans.__('Try again in a while.'),
        nextStep: 'try-again'
      };
    case 'unauthorized':
      return {
        summary: trans.__('The service did not accept the token.'),
        reason: trans.__(
          'It may be mistyped, expired, or meant for another service.'
        ),
        advice: trans.__('Set a valid token.'),
        nextStep: 'set-token'
      };
    case 'disclaimer':
      return {
        summary: trans.__(
          'The disclaimer of %1 is not accepted yet.',
          problem.model
        ),
        advice: trans.__('Review the disclaimer.'),
        nextStep: 'review-disclaimer'
      };
    case 'forbidden':
      return {
        summary: appendServerMessage(
          trans.__('The service refuses access.'),
          problem.message
        ),
        reason: trans.__(
          'Your account or its plan may not include this model.'
        ),
        advice: trans.__(
          'Choose another model, or ask the operator of the service.'
        ),
        nextStep: 'choose-model'
      };
    case 'noModels':
      return {
        summary: trans.__('%1 offers no model.', problem.url),
        advice: trans.__(
          'Load a model in the service, or set another service URL.'
        ),
        nextStep: 'open-settings'
      };
    case 'modelUnknown':
      return {
        summary: trans.__(
          'The service has no model named "%1".',
          problem.model
        ),
        reason: trans.__('It may be mistyped, renamed or retired.'),
        advice: trans.__('Choose one of its models.'),
        nextStep: 'choose-model'
      };
    case 'notFound':
      return {
        summary: trans.__('No service was found at %1.', problem.url),
        ...explainWrongUrl(problem.likely, trans),
        nextStep: 'open-settings'
      };
    case 'invalidRequest':
      return {
        summary: appendServerMessage(
          trans.__('The service refused the request (%1).', problem.status),
          problem.message
        ),
        reason: trans.__('It may not know one of our parameters.'),
        advice: trans.__('Check the model and the dialect in the settings.'),
        nextStep: 'open-settings'
      };
    case 'rateLimited':
      return {
        summary:
          problem.seconds === null || problem.seconds === 0
            ? trans.__('The service has received too many requests.')
            : trans.__(
                'The service has received too many requests; it asks you to wait %1.',
                formatDuration(problem.seconds, trans)
              ),
        advice: trans.__(
          'Automatic suggestions resume by themselves after the wait; to request one, try again later.'
        ),
        nextStep: 'try-again'
      };
    case 'serverFailed':
      return {
        summary: appendServerMessage(
          trans.__('The service failed.'),
          problem.message
        ),
        advice: trans.__(
          'Try again; if it keeps failing, tell the operator of the service.'
        ),
        nextStep: 'try-again'
      };
    case 'notJson':
      return {
        summary: trans.__(
          '%1 answered with a web page, not with data.',
          problem.url
        ),
        ...explainWrongUrl(problem.likely, trans),
        nextStep: 'open-settings'
      };
    case 'unexpected':
      return {
        summary: appendServerMessage(
          problem.url === ''
            ? trans.__('Something unexpected happened.')
            : trans.__('%1 gave an unexpected answer.', problem.url),
          problem.message
        ),
        advice: trans.__('Check the service URL and the dialect.'),
        nextStep: 'open-settings'
      };
    case 'cut':
      return {
        summary: trans.__(
          'The connection broke off in the middle of an answer.'
        ),
        reason: trans.__('The service may have been restarted.'),
        advice: trans.__('Try again.'),
        nextStep: 'try-again'
      };
  }
}

/** Joins the parts of an explanation to one text. */
export function formatExplanation({
  summary,
  reason,
  advice
}: Omit<IExplanation, 'nextStep'>): string {
  return [summary, reason, advice].filter(Boolean).join(' ');
}

/** Appends the server's own message, in quotation marks, if there is one. */
function appendServerMessage(sentence: string, message: string): string {
  return message === '' ? sentence : `${sentence} “${message}”`;
}
