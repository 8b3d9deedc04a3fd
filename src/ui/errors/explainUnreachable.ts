import type { TranslationBundle } from '@jupyterlab/translation';
import type { UnreachableCause } from '../../core/errors/problem';
import type { IExplanation } from './explainProblem';

/** Why a service may not be reached, and what to do, as far as that is known. */
export function explainUnreachable(
  cause: UnreachableCause | undefined,
  trans: TranslationBundle
): Omit<IExplanation, 'what'> {
  switch (cause) {
    case undefined:
      return {
        why: trans.__(
          'It may not run, its name may be wrong, or the browser may not trust its certificate.'
        ),
        todo: trans.__(
          'Check that the service runs there; open its address in a new tab to see what your browser says.'
        ),
        next: 'try-again'
      };
    case 'connectionRefused':
      return {
        why: trans.__('Nobody listens there.'),
        todo: trans.__('Check that the service runs there.'),
        next: 'try-again'
      };
    case 'dns':
      return {
        why: trans.__('Its name is not known.'),
        todo: trans.__('Check the name in the service URL.'),
        next: 'open-settings'
      };
    case 'tls':
      return {
        why: trans.__(
          'The Jupyter server does not trust its certificate, or it speaks no HTTPS.'
        ),
        todo: trans.__(
          'Check the service URL, or ask who runs the service for its certificate.'
        ),
        next: 'open-settings'
      };
    case 'proxy':
      return {
        why: trans.__('The proxy in between does not let it through.'),
        todo: trans.__(
          'Check the proxy in the environment of the Jupyter server.'
        ),
        next: 'try-again'
      };
    case 'network':
      return {
        why: trans.__('The network did not carry the request.'),
        todo: trans.__('Check that the Jupyter server is online.'),
        next: 'try-again'
      };
    case 'offline':
      return {
        why: trans.__('Your browser is offline.'),
        todo: trans.__('Check your network; suggestions go on with it.'),
        next: 'try-again'
      };
    case 'cors':
      return {
        why: trans.__(
          'A server answers there, but does not let this page read its answers (CORS).'
        ),
        todo: trans.__(
          'Allow %1 in its settings, or use the relay on the Jupyter server.',
          window.location.origin
        ),
        next: 'open-settings'
      };
    case 'insecure':
      return {
        why: trans.__(
          'This page came by HTTPS, so the browser calls no address with http://.'
        ),
        todo: trans.__(
          'Use an address with https://, or the relay on the Jupyter server.'
        ),
        next: 'open-settings'
      };
  }
}
