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
const NAME = 'jupyterlab-qiskit-completer';

/** Names the service that a request is about. */
const SERVICE_HEADER = 'X-Qiskit-Completer-Service';

/** Says who answers: `relay` or `service`; the server's own refusals lack it. */
const RELAY_HEADER = 'X-Qiskit-Completer-Relay';

/** Where the token came from that was sent, or why none was. */
const TOKEN_HEADER = 'X-Qiskit-Completer-Token';

/** Asks for a failure's status beside, where no browser notes it down. */
const PROBE_HEADER = 'X-Qiskit-Completer-Probe';
const STATUS_HEADER = 'X-Qiskit-Completer-Status';

/**
 * The relay on the Jupyter server: it forwards requests to services, and keeps
 * the tokens for them. Every method throws ApiError.
 */
export class Relay {
  /** @param server - how the page reaches its Jupyter server. */
  constructor(private readonly server: ServerConnection.ISettings) {}

  /** Its state for a service; null where there is no relay. */
  async state(service: string): Promise<IRelayState | null> {
    const response = await this.call('GET', '/state', service);
    return response === null ? null : stateIn(response, service);
  }

  /** Store a token for a service. It is stored when this resolves. */
  storeToken(service: string, token: string): Promise<IRelayState> {
    return this.change('PUT', '/token', service, { token });
  }

  /** Forget the token that a person gave for a service. */
  forgetToken(service: string): Promise<IRelayState> {
    return this.change('DELETE', '/token', service);
  }

  /**
   * Use the token of an account, by its name; null for none of them, undefined
   * to forget what was chosen.
   */
  chooseAccount(
    service: string,
    account: string | null | undefined
  ): Promise<IRelayState> {
    return account === undefined
      ? this.change('DELETE', '/account', service)
      : this.change('PUT', '/account', service, { account });
  }

  /**
   * Forward a request to a service. The token is the relay's matter: the
   * page's own, if it has one, stays here.
   *
   * @param path - from the service's root.
   */
  async forward(
    path: string,
    { method, body, headers, signal, keepalive }: RequestInit,
    service: string,
    root: string
  ): Promise<Response> {
    const kept = new Headers(headers);
    kept.delete('authorization');
    kept.set(SERVICE_HEADER, service);
    const init: RequestInit = {
      method: method ?? 'GET',
      headers: kept,
      body: body ?? null,
      signal: signal ?? null,
      keepalive: keepalive ?? false
    };
    const response = toldIn(await this.request(`/service${path}`, init));
    switch (response.headers.get(RELAY_HEADER)) {
      case 'service':
        refuseLack(response, root);
        return response;
      case 'relay':
        throw new ApiError(
          toRelayProblem(response.status, await jsonOf(response), {
            root,
            path
          })
        );
      default:
        throw new ApiError(toServerProblem(response.status));
    }
  }

  /** Forward a request to find out what answers; the browser notes down no failure. */
  look(
    path: string,
    init: RequestInit,
    service: string,
    root: string
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set(PROBE_HEADER, 'yes');
    return this.forward(path, { ...init, headers }, service, root);
  }

  /** The same at the root of a service, without any token. */
  forwardWithoutToken(
    path: string,
    init: RequestInit,
    root: string
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set(TOKEN_HEADER, 'never');
    return this.look(path, { ...init, headers }, root, root);
  }

  /** Change something and answer with the state that follows. */
  private async change(
    method: string,
    path: string,
    service: string,
    body?: unknown
  ): Promise<IRelayState> {
    const response = await this.call(method, path, service, body);
    if (response === null) {
      throw new ApiError(toServerProblem(404));
    }
    return stateIn(response, service);
  }

  /** What the relay answers; null where there is none. */
  private async call(
    method: string,
    path: string,
    service: string,
    body?: unknown
  ): Promise<Response | null> {
    const response = await this.request(path, {
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
    if (isRefusal(response)) {
      throw new ApiError(toServerProblem(response.status));
    }
    return null;
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    const { baseUrl } = this.server;
    try {
      return await ServerConnection.makeRequest(
        `${baseUrl}${NAME}${path}`,
        init,
        this.server
      );
    } catch {
      if (init.signal?.aborted) {
        // JupyterLab makes a failure of the network of it.
        throw createAbortError();
      }
      throw new ApiError(toServerProblem(null));
    }
  }
}

/** A response as it was told, with the status that stands beside. */
function toldIn(response: Response): Response {
  const { headers, body } = response;
  const status = headers.get(STATUS_HEADER);
  return status === null
    ? response
    : new Response(body, { status: Number(status), headers });
}

/** Whether a Jupyter server refuses whoever asks, be there a relay or not. */
function isRefusal({ status, headers }: Response): boolean {
  const isJson = headers.get('content-type')?.includes('json') ?? false;
  // A web server of static files may answer 403 for what isn't there.
  return status >= 500 || ((status === 401 || status === 403) && isJson);
}

async function stateIn(response: Response, root: string): Promise<IRelayState> {
  const body = await jsonOf(response);
  const state = response.ok ? parseRelayState(body) : null;
  if (state === null) {
    throw new ApiError(
      toRelayProblem(response.status, body, { root, path: '' })
    );
  }
  return state;
}

/** @throws ApiError if a service refused a request since it had no token. */
function refuseLack({ status, headers }: Response, root: string): void {
  const token = headers.get(TOKEN_HEADER);
  if (status === 401 && token === 'none') {
    throw new ApiError({ kind: 'noToken' });
  }
  if (status === 401 && token === 'otherService') {
    throw new ApiError({ kind: 'otherService', url: root });
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  return (await response.json().catch(() => null)) as unknown;
}
