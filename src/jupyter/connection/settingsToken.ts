import { parseServiceRoot } from '../../core/settings/serviceUrl';
import { ApiError } from '../../core/errors/problem';
import { HOSTED_URL } from '../../core/settings/settings';
import { getTokenInUse } from '../../core/settings/tokenForService';
import type { ISettingsStore } from '../../tokens';
import type { Relay } from './relayClient';
import { TokenBinding } from './tokenBinding';

/** The token that the settings have: on its way to the Jupyter server, or used. */
export class SettingsToken {
  /** @param direct - the browser's `fetch`. */
  constructor(
    private readonly settings: ISettingsStore,
    private readonly direct: typeof fetch
  ) {
    this.binding = new TokenBinding(settings);
  }

  /**
   * Hand it to the Jupyter server. The settings keep it until the server has
   * confirmed that it is stored.
   *
   * @param inUse - what the relay calls the service of the settings.
   * @returns Whether the relay can do without it.
   */
  async moveTo(relay: Relay, inUse: string): Promise<boolean> {
    const { token, serviceUrl } = this.settings.current;
    if (token === '') {
      return true;
    }
    // Not the administrator's: it was given for what the settings name.
    const service = this.binding.service || parseServiceRoot(serviceUrl);
    try {
      await relay.storeToken(service, token);
    } catch {
      const state = await relay.state(inUse);
      const isNeeded = getTokenInUse(this.settings.current) !== '';
      return !isNeeded || (state !== null && state.source !== null);
    }
    // Unless the person has typed another one meanwhile.
    if (this.settings.current.token === token) {
      await this.settings.set('token', '');
    }
    return true;
  }

  /**
   * Call a service from the browser.
   *
   * @throws ApiError where a token is missing, or is for another service.
   */
  async send(url: string, init: RequestInit, root: string): Promise<Response> {
    const { token } = this.settings.current;
    const lack = () =>
      new ApiError(
        token === '' ? { kind: 'noToken' } : { kind: 'otherService', url: root }
      );
    await this.binding.bind();
    const hasToken = new Headers(init.headers).has('authorization');
    if (!hasToken && root.startsWith(HOSTED_URL)) {
      throw lack();
    }
    const response = await this.direct.call(undefined, url, init);
    if (response.status === 401 && !hasToken && token !== '') {
      throw lack();
    }
    return response;
  }

  private readonly binding: TokenBinding;
}
