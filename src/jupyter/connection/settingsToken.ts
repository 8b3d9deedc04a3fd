import { ApiError } from '../../core/errors/problem';
import { parseServiceRoot } from '../../core/settings/serviceUrl';
import { HOSTED_URL } from '../../core/settings/settings';
import { getTokenInUse } from '../../core/settings/tokenForService';
import type { ISettingsStore } from '../../tokens';
import type { RelayClient } from './relayClient';
import { TokenBinding } from './tokenBinding';

/** The API token in the settings: moved to the Jupyter server, or used from here. */
export class SettingsToken {
  /** @param directFetch - the browser's `fetch`. */
  constructor(
    private readonly settings: ISettingsStore,
    private readonly directFetch: typeof fetch
  ) {
    this.binding = new TokenBinding(settings);
  }

  /**
   * Moves the token to the Jupyter server. The settings keep it until the server
   * has confirmed that it is stored.
   *
   * @param serviceName - the relay's name of the service in the settings.
   * @returns whether the relay can be used without the token of the settings.
   */
  async moveToServer(
    relay: RelayClient,
    serviceName: string
  ): Promise<boolean> {
    const { token, serviceUrl } = this.settings.current;
    if (token === '') {
      return true;
    }
    // Not `serviceName`, which may be the administrator's: the token was
    // entered for the service that the settings name.
    const service = this.binding.serviceRoot || parseServiceRoot(serviceUrl);
    try {
      await relay.storeToken(service, token);
    } catch {
      const state = await relay.getState(serviceName);
      const isNeeded = getTokenInUse(this.settings.current) !== '';
      return !isNeeded || (state !== null && state.source !== null);
    }
    // Unless the user has entered another one meanwhile.
    if (this.settings.current.token === token) {
      await this.settings.set('token', '');
    }
    return true;
  }

  /**
   * Sends a request from the browser to a service.
   *
   * @throws ApiError if a token is missing, or is for another service.
   */
  async send(url: string, init: RequestInit, root: string): Promise<Response> {
    const { token } = this.settings.current;
    const createTokenError = () =>
      new ApiError(
        token === '' ? { kind: 'noToken' } : { kind: 'otherService', url: root }
      );
    await this.binding.bindIfUnbound();
    const hasToken = new Headers(init.headers).has('authorization');
    if (!hasToken && root.startsWith(HOSTED_URL)) {
      throw createTokenError();
    }
    const response = await this.directFetch.call(undefined, url, init);
    if (response.status === 401 && !hasToken && token !== '') {
      throw createTokenError();
    }
    return response;
  }

  private readonly binding: TokenBinding;
}
