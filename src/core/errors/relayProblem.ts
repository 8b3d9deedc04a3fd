import type { ApiProblem, Unreachable } from './problem';
import { isRecord } from '../util/isRecord';

/** A request that the relay did not get an answer to, as the page made it. */
export interface IRelayed {
  /** The service's root. */
  readonly root: string;
  /** From the root, starting with a slash. */
  readonly path: string;
}

const CAUSES: readonly Unreachable[] = [
  'refused',
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
export function problemOfRelay(
  status: number,
  body: unknown,
  { root, path }: IRelayed
): ApiProblem {
  const told = isRecord(body) ? body : {};
  const url = typeof told['service'] === 'string' ? told['service'] : root;
  const said = typeof told['message'] === 'string' ? told['message'] : '';
  switch (told['kind']) {
    case 'unreachable': {
      const cause = CAUSES.find(name => name === told['cause']);
      return { kind: 'unreachable', url, ...(cause ? { cause } : {}) };
    }
    case 'timeout':
      return { kind: 'timeout', url, seconds: Number(told['seconds'] ?? 0) };
    case 'cut':
      return { kind: 'cut' };
    case 'busy':
      return { kind: 'rateLimited', seconds: null };
    case 'badUrl':
      return { kind: 'badUrl', url };
    case 'notAllowed':
      return { kind: 'notAllowed', url };
    case 'noRow':
      return { kind: 'notFound', url: url + path };
    case 'tooLong':
      return { kind: 'refused', status, said };
    case 'locked':
    case 'store':
    case 'badToken':
    case 'noAccount':
      return { kind: 'notStored', said };
    case 'redirected':
      return { kind: 'unexpected', url, said };
    default:
      return { kind: 'noServer', status, said };
  }
}

/** What a Jupyter server's refusal means, which the relay never saw. */
export function problemOfServer(status: number | null): ApiProblem {
  return { kind: 'noServer', status, said: '' };
}
