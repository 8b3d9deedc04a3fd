/**
 * Why a service can't be reached, where that is known: the first ones by the
 * relay, the last ones by the page itself.
 */
export type UnreachableCause =
  | 'connectionRefused'
  | 'dns'
  | 'tls'
  | 'proxy'
  | 'network'
  /** The browser has no network. */
  | 'offline'
  /** It answers, but doesn't let this page read it. */
  | 'cors'
  /** A page that came by HTTPS may not call plain HTTP. */
  | 'insecure';

/**
 * Everything that can go wrong between us and a service, as one union.
 * `said` is the server's own explanation, shortened and without the token.
 */
export type ApiProblem =
  | { readonly kind: 'badUrl'; readonly url: string }
  | { readonly kind: 'badSettings'; readonly message: string }
  | { readonly kind: 'badTemplate' }
  /** The person wants nothing to be sent for now. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'noToken' }
  /** The token was given for another service than `url`. */
  | { readonly kind: 'otherService'; readonly url: string }
  /** The administrator of the Jupyter server doesn't allow this service. */
  | { readonly kind: 'notAllowed'; readonly url: string }
  /** The Jupyter server did not store a token, or did not forget it. */
  | { readonly kind: 'notStored'; readonly message: string }
  /** The Jupyter server does not forward; `status` is null without an answer. */
  | {
      readonly kind: 'noServer';
      readonly status: number | null;
      readonly message: string;
    }
  | {
      readonly kind: 'unreachable';
      readonly url: string;
      readonly cause?: UnreachableCause;
    }
  | { readonly kind: 'timeout'; readonly url: string; readonly seconds: number }
  | { readonly kind: 'unauthorized'; readonly message: string }
  | { readonly kind: 'disclaimer'; readonly model: string }
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'noModels'; readonly url: string }
  | { readonly kind: 'modelUnknown'; readonly model: string }
  /** `likely` is an address that may be meant instead of the one set. */
  | {
      readonly kind: 'notFound';
      readonly url: string;
      readonly likely?: string;
    }
  /** `holds` is how many tokens fit, prompt and answer together, where it says so. */
  | {
      readonly kind: 'invalidRequest';
      readonly status: number;
      readonly message: string;
      readonly contextLength?: number;
    }
  | { readonly kind: 'rateLimited'; readonly seconds: number | null }
  | {
      readonly kind: 'serverFailed';
      readonly status: number;
      readonly message: string;
    }
  | {
      readonly kind: 'notJson';
      readonly url: string;
      readonly likely?: string;
    }
  | {
      readonly kind: 'unexpected';
      readonly url: string;
      readonly message: string;
    }
  | { readonly kind: 'cut' };

/** An {@link ApiProblem} on its way up. Its message is for logs only. */
export class ApiError extends Error {
  constructor(readonly problem: ApiProblem) {
    super(`Qiskit Code Assistant: ${problem.kind}`);
    this.name = 'ApiError';
  }
}

/** Whether an error only says that its request was given up. */
export function isAbortError(error: unknown): boolean {
  // By its name: it may come from another realm, with another `Error`.
  return (error as Error | undefined)?.name === 'AbortError';
}

/** The error of a request that was given up. */
export function createAbortError(): Error {
  return new DOMException('The request was superseded.', 'AbortError');
}

/** The problem that an error carries; anything unknown is named as it is. */
export function toProblem(error: unknown, url: string): ApiProblem {
  if (error instanceof ApiError) {
    return error.problem;
  }
  return { kind: 'unexpected', url, message: String(error) };
}

/** Whether a problem is not one of the row alone that was asked, such as a missing one. */
export function isServiceWide({ kind }: ApiProblem): boolean {
  switch (kind) {
    case 'forbidden':
    case 'noModels':
    case 'modelUnknown':
    case 'notFound':
    case 'notJson':
    case 'invalidRequest':
    case 'serverFailed':
    case 'unexpected':
      return false;
    default:
      return true;
  }
}
