import type { ApiProblem, UnreachableCause } from './problem';
import { isRecord } from '../util/isRecord';

/** A request that the relay got no answer to, as the page sent it. */
export interface IRelayedRequest {
  /** The root of the service. */
  readonly root: string;
  /** The path below the root, with a leading slash. */
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
 * Converts an error that the relay itself answered to the problem that the page
 * would have had if it had called the service directly.
 *
 * @param status - the HTTP status of the relay's answer.
 * @param body - the relay's JSON. Anything else becomes `noServer`, with the
 * status.
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

/**
 * Returns the problem of a request that the Jupyter server rejected before the
 * relay saw it.
 *
 * @param status - null without an answer.
 */
export function toServerProblem(status: number | null): ApiProblem {
  return { kind: 'noServer', status, message: '' };
}
