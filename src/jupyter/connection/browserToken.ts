import { isHeaderSafe } from '../../core/settings/tokenForService';
import type { ISettingsStore } from '../../tokens';
import type { RelayClient } from './relayClient';
import type { SecretsClient } from './secretsManager';

/** The API token in the page's secrets manager, if there is one. */
export class BrowserToken {
  /** @param findSecretsManager - called once, when the secrets manager is needed. */
  constructor(
    private readonly settings: ISettingsStore,
    private readonly findSecretsManager: () => Promise<SecretsClient | null>
  ) {}

  /** Returns the secrets manager; null if there is none, or if tokens are locked. */
  async getSecretsManager(): Promise<SecretsClient | null> {
    if (this.settings.administrator.locked.includes('token')) {
      return null;
    }
    this.secretsManager ??= this.findSecretsManager();
    return this.secretsManager;
  }

  /** Adds the token of a service to a request, unless the request has one already. */
  async addToken(init: RequestInit, service: string): Promise<RequestInit> {
    const headers = new Headers(init.headers);
    if (headers.has('authorization')) {
      return init;
    }
    const token = (await (await this.getSecretsManager())?.get(service)) ?? '';
    // A text that is not allowed in a header can't be the token of any service.
    if (token === '' || !isHeaderSafe(token)) {
      return init;
    }
    headers.set('authorization', `Bearer ${token}`);
    return { ...init, headers };
  }

  /**
   * Stores the token of a service in the secrets manager, or else in the
   * settings. It is deleted from one only once it is stored in the other. An
   * empty token is deleted from both.
   */
  async store(service: string, token: string): Promise<void> {
    const secrets = await this.getSecretsManager();
    if (token !== '' && (await secrets?.store(service, token))) {
      await this.settings.set('token', '');
      return;
    }
    await this.settings.set('token', token);
    await secrets?.remove(service);
  }

  /**
   * Moves the token of a service to the Jupyter server. The secrets manager
   * keeps it until the server has confirmed that it is stored.
   *
   * @param serviceName - the relay's name of the service.
   * @param service - the root of the service, the key in the secrets manager.
   */
  async moveToServer(
    relay: RelayClient,
    serviceName: string,
    service: string
  ): Promise<void> {
    const secrets = await this.getSecretsManager();
    const token = (await secrets?.get(service)) ?? '';
    if (token === '') {
      return;
    }
    try {
      await relay.storeToken(serviceName, token);
    } catch {
      // The requests that follow fail if the relay has no token.
      return;
    }
    await secrets?.remove(service);
  }

  private secretsManager: Promise<SecretsClient | null> | null = null;
}
