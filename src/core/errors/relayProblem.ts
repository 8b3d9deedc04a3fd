import type { ApiProblem, UnreachableCause } from './problem';
import { isRecord } from '../util/isRecord';

/** A request that the relay did not get an answer to, as the page made it. */
export interface IRelayedRequest {
  /** The service's root. */
  readonly root: string;
  /** From the root, starting with a slash. */
  readonly path: string;
}

const RELAY_CAUSES: readonly UnreachableCause[] = [
  'connectionRefused',
  'dns',
  'tls',
  'proxy',
  'network'
];

/**
 * What an error of the relay's own means: the same problem as if the browser
 * had called the service itself.
 *
 * @param body - the relay's JSON; anything else is named by its status.
 */
export function toRelayProblem(
  status: number,
  body: unknown,
  { root, path }: IRelayedRequest
): ApiProblem {
  const error = isRecord(body) ? body : {};
  const url = typeof error['service'] === 'string' ? error['service'] : root;
  const message = typeof error['message'] === 'string' ? error['message'] : '';
  switch (error['kind']) {
    case 'unreachable': {
      const cause = RELAY_CAUSES.find(name => name === error['cause']);
      return { kind: 'unreachable', url, ...(cause ? { cause } : {}) };
    }
    case 'timeout':
      return { kind: 'timeout', url, seconds: Number(error['seconds'] ?? 0) };
    case 'cut':
      return { kind: 'cut' };
    case 'busy':
      return { kind: 'rateLimited', seconds: null };
    case 'badUrl':
      return { kind: 'badUrl', url };
    case 'notAllowed':
      return { kind: 'notAllowed', url };
    case 'noEndpoint':
      return { kind: 'notFound', url: url + path };
    case 'tooLong':
      return { kind: 'invalidRequest', status, message };
    case 'locked':
    case 'store':
    case 'badToken':
    case 'noAccount':
      return { kind: 'notStored', message };
    case 'redirected':
      return { kind: 'unexpected', url, message };
    default:
      return { kind: 'noServer', status, message };
  }
}

/** What a Jupyter server's refusal means, which the relay never saw. */
export function toServerProblem(status: number | null): ApiProblem {
  return { kind: 'noServer', status, message: '' };
}
