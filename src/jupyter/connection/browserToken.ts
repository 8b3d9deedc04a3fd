import type { ISettingsStore } from '../../tokens';
import type { Relay } from './relayClient';
import type { Secrets } from './secretsManager';

/** The token that the secrets manager of the page has, where there is one. */
export class PageSecret {
  /** @param find - looks for the secrets manager; asked once, when needed. */
  constructor(
    private readonly settings: ISettingsStore,
    private readonly find: () => Promise<Secrets | null>
  ) {}

  /** The secrets manager; null where there is none, or tokens are locked. */
  async secrets(): Promise<Secrets | null> {
    if (this.settings.administrator.locked.includes('token')) {
      return null;
    }
    this.found ??= this.find();
    return this.found;
  }

  /** A request to a service with its token, unless it has one already. */
  async sign(init: RequestInit, service: string): Promise<RequestInit> {
    const headers = new Headers(init.headers);
    if (headers.has('authorization')) {
      return init;
    }
    const token = (await (await this.secrets())?.get(service)) ?? '';
    // What can't stand in a header is no token of any service.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      return init;
    }
    headers.set('authorization', `Bearer ${token}`);
    return { ...init, headers };
  }

  /**
   * Keep a token for a service: here, else in the settings. It is out of one
   * only when it is in the other. An empty one is forgotten in both.
   */
  async keep(service: string, token: string): Promise<void> {
    const secrets = await this.secrets();
    if (token !== '' && (await secrets?.put(service, token))) {
      await this.settings.set('token', '');
      return;
    }
    await this.settings.set('token', token);
    await secrets?.remove(service);
  }

  /**
   * Hand the token of a service to the Jupyter server. It stays here until the
   * server has confirmed that it is stored.
   *
   * @param inUse - what the relay calls the service.
   */
  async moveTo(relay: Relay, inUse: string, service: string): Promise<void> {
    const secrets = await this.secrets();
    const token = (await secrets?.get(service)) ?? '';
    if (token === '') {
      return;
    }
    try {
      await relay.storeToken(inUse, token);
    } catch {
      // The relay says itself what it lacks.
      return;
    }
    await secrets?.remove(service);
  }

  private found: Promise<Secrets | null> | null = null;
}
