import type { TranslationBundle } from '@jupyterlab/translation';
import type { UnreachableCause } from '../../core/errors/problem';
import type { IExplanation } from './explanation';

/** Explains why a service can't be reached, as far as the cause is known. */
export function explainUnreachable(
  cause: UnreachableCause | undefined,
  trans: TranslationBundle
): Omit<IExplanation, 'summary'> {
  switch (cause) {
    case undefined:
      return {
        reason: trans.__(
          'It may not be running, its name may be wrong, or the browser may not trust its certificate.'
        ),
        advice: trans.__(
          'Check that the service is running there; open its address in a new tab to see what your browser says.'
        ),
        nextStep: 'try-again'
      };
    case 'connectionRefused':
      return {
        reason: trans.__('Nothing is listening there.'),
        advice: trans.__('Check that the service is running there.'),
        nextStep: 'try-again'
      };
    case 'dns':
      return {
        reason: trans.__('Its host name could not be found.'),
        advice: trans.__('Check the name in the service URL.'),
        nextStep: 'open-settings'
      };
    case 'tls':
      return {
        reason: trans.__(
          'The Jupyter server does not trust its certificate, or it does not speak HTTPS.'
        ),
        advice: trans.__(
          'Check the service URL, or ask the operator of the service for its certificate.'
        ),
        nextStep: 'open-settings'
      };
    case 'proxy':
      return {
        reason: trans.__(
          'A proxy in between does not let the request through.'
        ),
        advice: trans.__(
          'Check the proxy in the environment of the Jupyter server.'
        ),
        nextStep: 'try-again'
      };
    case 'network':
      return {
        reason: trans.__('The network did not carry the request.'),
        advice: trans.__('Check that the Jupyter server is online.'),
        nextStep: 'try-again'
      };
    case 'offline':
      return {
        reason: trans.__('Your browser is offline.'),
        advice: trans.__(
          'Check your network; suggestions resume when it is back.'
        ),
        nextStep: 'try-again'
      };
    case 'cors':
      return {
        reason: trans.__(
          'A server answers there, but does not let this page read its answers (CORS).'
        ),
        advice: trans.__(
          'Allow %1 in its settings, or use the relay on the Jupyter server.',
          window.location.origin
        ),
        nextStep: 'open-settings'
      };
    case 'insecure':
      return {
        reason: trans.__(
          'This page was loaded over HTTPS, so the browser blocks addresses with http://.'
        ),
        advice: trans.__(
          'Use an address with https://, or the relay on the Jupyter server.'
        ),
        nextStep: 'open-settings'
      };
  }
}

/**
 * Explains an address at which something answers, but not a service.
 *
 * @param likelyUrl - the service URL that the user may have meant.
 */
export function explainWrongUrl(
  likelyUrl: string | undefined,
  trans: TranslationBundle
): Pick<IExplanation, 'reason' | 'advice'> {
  return {
    reason: trans.__(
      'The address may be wrong, or a proxy or a login page may be in between.'
    ),
    advice:
      likelyUrl === undefined
        ? trans.__('Check the service URL and the dialect in the settings.')
        : trans.__('Check the service URL: did you mean %1?', likelyUrl)
  };
}
