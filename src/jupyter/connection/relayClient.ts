import { ServerConnection } from '@jupyterlab/services';
import { createAbortError, ApiError } from '../../core/errors/problem';
import {
  toRelayProblem,
  toServerProblem
} from '../../core/errors/relayProblem';
import {
  type IRelayState,
  parseRelayState
} from '../../core/connection/relayState';

/** The extension's name, the first part of the relay's paths. */
const EXTENSION_NAME = 'jupyterlab-qiskit-completer';

/** The header that names the service of a request. */
const SERVICE_HEADER = 'X-Qiskit-Completer-Service';

/**
 * The header that names who has answered: `relay` or `service`. The Jupyter
 * server's own errors lack it.
 */
const RELAY_HEADER = 'X-Qiskit-Completer-Relay';

/** The header with the source of the token that was sent, or the reason why none was. */
const TOKEN_HEADER = 'X-Qiskit-Completer-Token';

/**
 * The headers of a probe: it asks for a failure's status in a header, which no
 * browser logs as an error.
 */
const PROBE_HEADER = 'X-Qiskit-Completer-Probe';
const STATUS_HEADER = 'X-Qiskit-Completer-Status';

/**
 * Calls the relay on the Jupyter server, which forwards requests to services and
 * stores their tokens. Every method throws ApiError.
 */
export class RelayClient {
  /** @param server - JupyterLab's settings of the Jupyter server. */
  constructor(private readonly server: ServerConnection.ISettings) {}

  /** Returns the relay's state for a service; null if there is no relay. */
  async getState(service: string): Promise<IRelayState | null> {
    const response = await this.callRelay('GET', '/state', service);
    return response === null ? null : parseState(response, service);
  }

  /** Stores a token for a service. It is stored when this resolves. */
  storeToken(service: string, token: string): Promise<IRelayState> {
    return this.changeState('PUT', '/token', service, { token });
  }

  /** Deletes the token that the user has entered for a service. */
  forgetToken(service: string): Promise<IRelayState> {
    return this.changeState('DELETE', '/token', service);
  }

  /**
   * Chooses the account whose token is used.
   *
   * @param account - its name; null for none of them, undefined to forget the
   * choice.
   */
  chooseAccount(
    service: string,
    account: string | null | undefined
  ): Promise<IRelayState> {
    return account === undefined
      ? this.changeState('DELETE', '/account', service)
      : this.changeState('PUT', '/account', service, { account });
  }

  /**
   * Forwards a request to a service. The relay adds the token: the one that the
   * page has, if any, is not sent.
   *
   * @param path - the path below the root of the service.
   * @param service - the relay's name of the service.
   * @param root - the root of the service, for error messages.
   */
  async forward(
    path: string,
    { method, body, headers, signal, keepalive }: RequestInit,
    service: string,
    root: string
  ): Promise<Response> {
    const forwardedHeaders = new Headers(headers);
    forwardedHeaders.delete('authorization');
    forwardedHeaders.set(SERVICE_HEADER, service);
    const init: RequestInit = {
      method: method ?? 'GET',
      headers: forwardedHeaders,
      body: body ?? null,
      signal: signal ?? null,
      keepalive: keepalive ?? false
    };
    const response = restoreStatus(
      await this.requestServer(`/service${path}`, init)
    );
    switch (response.headers.get(RELAY_HEADER)) {
      case 'service':
        throwIfTokenMissing(response, root);
        return response;
      case 'relay':
        throw new ApiError(
          toRelayProblem(response.status, await readJson(response), {
            root,
            path
          })
        );
      default:
        throw new ApiError(toServerProblem(response.status));
    }
  }

  /** Forwards a probe: the browser does not log its failure. */
  probe(
    path: string,
    init: RequestInit,
    service: string,
    root: string
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set(PROBE_HEADER, 'yes');
    return this.forward(path, { ...init, headers }, service, root);
  }

  /** Forwards a probe to the service at a root, without any token. */
  forwardWithoutToken(
    path: string,
    init: RequestInit,
    root: string
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set(TOKEN_HEADER, 'never');
    return this.probe(path, { ...init, headers }, root, root);
  }

  /** Sends a request that changes the relay's state; returns the new state. */
  private async changeState(
    method: string,
    path: string,
    service: string,
    body?: unknown
  ): Promise<IRelayState> {
    const response = await this.callRelay(method, path, service, body);
    if (response === null) {
      throw new ApiError(toServerProblem(404));
    }
    return parseState(response, service);
  }

  /** Calls the relay itself; returns null if there is none. */
  private async callRelay(
    method: string,
    path: string,
    service: string,
    body?: unknown
  ): Promise<Response | null> {
    const response = await this.requestServer(path, {
      method,
      headers: {
        [SERVICE_HEADER]: service,
        'content-type': 'application/json'
      },
      body: body === undefined ? null : JSON.stringify(body)
    });
    if (response.headers.get(RELAY_HEADER) === 'relay') {
      return response;
    }
    if (isServerRejection(response)) {
      throw new ApiError(toServerProblem(response.status));
    }
    return null;
  }

  private async requestServer(
    path: string,
    init: RequestInit
  ): Promise<Response> {
    const { baseUrl } = this.server;
    try {
      return await ServerConnection.makeRequest(
        `${baseUrl}${EXTENSION_NAME}${path}`,
        init,
        this.server
      );
    } catch {
      if (init.signal?.aborted) {
        // JupyterLab turns an abort into a network error.
        throw createAbortError();
      }
      throw new ApiError(toServerProblem(null));
    }
  }
}

/** Restores the status of a response to a probe from its header. */
function restoreStatus(response: Response): Response {
  const { headers, body } = response;
  const status = headers.get(STATUS_HEADER);
  return status === null
    ? response
    : new Response(body, { status: Number(status), headers });
}

/**
 * Returns whether a Jupyter server rejects the request as such, with or without
 * a relay.
 */
function isServerRejection({ status, headers }: Response): boolean {
  const isJson = headers.get('content-type')?.includes('json') ?? false;
  // A web server of static files may answer 403 for missing files.
  return status >= 500 || ((status === 401 || status === 403) && isJson);
}

async function parseState(
  response: Response,
  root: string
): Promise<IRelayState> {
  const body = await readJson(response);
  const state = response.ok ? parseRelayState(body) : null;
  if (state === null) {
    throw new ApiError(
      toRelayProblem(response.status, body, { root, path: '' })
    );
  }
  return state;
}

/** @throws ApiError if a service rejected a request because it carried no token. */
function throwIfTokenMissing(
  { status, headers }: Response,
  root: string
): void {
  const token = headers.get(TOKEN_HEADER);
  if (status === 401 && token === 'none') {
    throw new ApiError({ kind: 'noToken' });
  }
  if (status === 401 && token === 'otherService') {
    throw new ApiError({ kind: 'otherService', url: root });
  }
}

async function readJson(response: Response): Promise<unknown> {
  return (await response.json().catch(() => null)) as unknown;
}
