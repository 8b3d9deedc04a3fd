/**
 * The reason why a service can't be reached, if it is known. The relay finds
 * out the first five, the page itself the last three.
 */
export type UnreachableCause =
  | 'connectionRefused'
  | 'dns'
  | 'tls'
  | 'proxy'
  | 'network'
  /** The browser has no network. */
  | 'offline'
  /** The service answers, but does not let this page read the answer (CORS). */
  | 'cors'
  /** The page was loaded over HTTPS, so it may not call plain HTTP. */
  | 'insecure';

/**
 * The reasons why a request can fail, as one exhaustive union. `message` is the
 * server's own explanation, shortened and without the token.
 */
export type ApiProblem =
  | { readonly kind: 'badUrl'; readonly url: string }
  | { readonly kind: 'badSettings'; readonly message: string }
  | { readonly kind: 'badTemplate' }
  /** The user has paused the assistant: nothing is sent. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'noToken' }
  /** The token was entered for another service than `url`. */
  | { readonly kind: 'otherService'; readonly url: string }
  /** The administrator of the Jupyter server doesn't allow this service. */
  | { readonly kind: 'notAllowed'; readonly url: string }
  /** The Jupyter server did not store a token, or did not delete it. */
  | { readonly kind: 'notStored'; readonly message: string }
  /** The Jupyter server does not relay requests; `status` is null without an answer. */
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
  /** `likely` is the service URL that the user may have meant. */
  | {
      readonly kind: 'notFound';
      readonly url: string;
      readonly likely?: string;
    }
  /**
   * A 4xx that has no kind of its own. `contextLength` is the number of model
   * tokens that prompt and answer may have together, if the message names it.
   */
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
  /** The answer broke off, or the server was silent for too long. */
  | { readonly kind: 'cut' };

/** The error that carries an {@link ApiProblem}. Its message is for logs only. */
export class ApiError extends Error {
  constructor(readonly problem: ApiProblem) {
    super(`Qiskit Code Assistant: ${problem.kind}`);
    this.name = 'ApiError';
  }
}

/** Returns whether an error means only that its request was aborted. */
export function isAbortError(error: unknown): boolean {
  // Compares the name, since the error may come from another realm, which has
  // an `Error` of its own.
  return (error as Error | undefined)?.name === 'AbortError';
}

/** Creates the error of a request that was aborted. */
export function createAbortError(): Error {
  return new DOMException('The request was superseded.', 'AbortError');
}

/**
 * Returns the problem that an error carries. Any other error becomes an
 * `unexpected` problem of the service at `url`, with the error as its message.
 */
export function toProblem(error: unknown, url: string): ApiProblem {
  if (error instanceof ApiError) {
    return error.problem;
  }
  return { kind: 'unexpected', url, message: String(error) };
}

/**
 * Returns whether a problem concerns the whole service, not only the endpoint
 * that was called: an unreachable service does, a missing endpoint does not.
 */
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
