import { type ISignal, Signal } from '@lumino/signaling';
import type { Transport } from '../../core/api/transport';
import {
  type IConnectionInfo,
  locateToken
} from '../../core/connection/connectionInfo';
import type { IRelayState } from '../../core/connection/relayState';
import { ApiError } from '../../core/errors/problem';
import { parseServiceRoot } from '../../core/settings/serviceUrl';
import { HOSTED_URL } from '../../core/settings/settings';
import type { IConnection, ISettingsStore } from '../../tokens';
import { BrowserToken } from './browserToken';
import type { RelayClient } from './relayClient';
import type { SecretsClient } from './secretsManager';
import { SettingsToken } from './settingsToken';

/** The relay's name of the service that its administrator has configured. */
const CONFIGURED_SERVICE = 'default';

/**
 * Sends requests to the service, through the relay on the Jupyter server or
 * directly from the browser. Nothing is sent to the Jupyter server before the
 * first request.
 */
export class Connection implements IConnection {
  /**
   * @param relay - null for an application without a Jupyter server.
   * @param directFetch - the browser's `fetch`.
   * @param findSecretsManager - called once, when the secrets manager is needed.
   */
  constructor(
    private readonly settings: ISettingsStore,
    private readonly relay: RelayClient | null,
    private readonly directFetch: typeof fetch,
    findSecretsManager: () => Promise<SecretsClient | null> = () =>
      Promise.resolve(null)
  ) {
    this.settingsToken = new SettingsToken(settings, directFetch);
    this.browserToken = new BrowserToken(settings, findSecretsManager);
    settings.changed.connect(() => {
      this.chosenRelay = null;
      this._changed.emit();
    });
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  lastRelayState: IRelayState | null | undefined = undefined;

  readonly send: Transport = async (url, init, root, isProbe = false) => {
    const path = url.slice(root.length);
    const relay = await this.getRelayInUse();
    if (relay !== null) {
      const service = this.getServiceName(root);
      return isProbe
        ? relay.probe(path, init, service, root)
        : relay.forward(path, init, service, root);
    }
    const directRoot = await this.getDirectRoot(root);
    const initWithToken = await this.browserToken.addToken(init, directRoot);
    return this.settingsToken.send(
      directRoot + path,
      initWithToken,
      directRoot
    );
  };

  readonly sendWithoutToken: Transport = async (url, init, root) => {
    const relay = await this.getRelayInUse();
    if (relay === null) {
      return this.directFetch.call(undefined, url, init);
    }
    const path = url.slice(root.length);
    return relay.forwardWithoutToken(path, init, root);
  };

  async getRelayState(): Promise<IRelayState | null> {
    const relay = await this.getRelayInUse();
    return (this.lastRelayState =
      relay && (await relay.getState(this.serviceName)));
  }

  async describe(): Promise<IConnectionInfo> {
    const relay = await this.getRelayState();
    const { current } = this.settings;
    const service =
      relay?.service ?? (await this.getDirectRoot(this.serviceRoot));
    const secrets =
      relay === null ? await this.browserToken.getSecretsManager() : null;
    const token = locateToken(relay, current, service);
    const isInSecretsManager =
      token.kind !== 'settings' && Boolean(await secrets?.get(service));
    return {
      service,
      relay,
      secrets: secrets && (secrets.isPersistent ? 'lasting' : 'memory'),
      tokenLocation: isInSecretsManager ? { kind: 'secrets' } : token
    };
  }

  /**
   * Stores a token for the service of the settings: with the relay on the
   * Jupyter server only, without it in the secrets manager or else in the
   * settings.
   */
  async setToken(token: string): Promise<IRelayState | null> {
    const relay = await this.getRelayInUse();
    if (relay === null) {
      await this.browserToken.store(
        await this.getDirectRoot(this.serviceRoot),
        token
      );
      this._changed.emit();
      return null;
    }
    if (token === '') {
      await this.settings.set('token', '');
      return this.updateRelayState(await relay.forgetToken(this.serviceName));
    }
    const state = await relay.storeToken(this.serviceName, token);
    await this.settings.set('token', '');
    return this.updateRelayState(state);
  }

  async chooseAccount(
    account: string | null | undefined
  ): Promise<IRelayState> {
    const relay = await this.getRelayInUse();
    if (relay === null) {
      throw new ApiError({ kind: 'noServer', status: 404, message: '' });
    }
    return this.updateRelayState(
      await relay.chooseAccount(this.serviceName, account)
    );
  }

  private updateRelayState(state: IRelayState): IRelayState {
    this.lastRelayState = state;
    this._changed.emit();
    return state;
  }

  /**
   * Returns the root of the service to call without the relay: the configured
   * one instead of the default.
   */
  private async getDirectRoot(root: string): Promise<string> {
    const serverState = await this.serverState;
    const isConfigured =
      serverState && this.getServiceName(root) === CONFIGURED_SERVICE;
    return isConfigured ? serverState.settings.serviceUrl : root;
  }

  /** Returns the relay; null if requests do not travel through it. */
  private async getRelayInUse(): Promise<RelayClient | null> {
    this.chosenRelay ??= this.chooseRelay().catch((error: unknown) => {
      this.chosenRelay = null;
      throw error;
    });
    return this.chosenRelay;
  }

  /**
   * Decides whether requests travel through the relay, and moves the token there.
   *
   * @throws ApiError if the relay is required and missing.
   */
  private async chooseRelay(): Promise<RelayClient | null> {
    const { relay } = this;
    const state = await this.fetchServerState();
    const { transport } = this.settings.current;
    const administratorTransport = state?.settings.transport ?? '';
    const usesAdministratorTransport =
      administratorTransport !== '' &&
      (transport === 'auto' || state?.locked.includes('transport'));
    const effectiveTransport = usesAdministratorTransport
      ? administratorTransport
      : transport;
    if (effectiveTransport === 'direct') {
      return null;
    }
    if (relay === null || state === null) {
      if (effectiveTransport === 'relay') {
        throw new ApiError({ kind: 'noServer', status: 404, message: '' });
      }
      return null;
    }
    await this.browserToken.moveToServer(
      relay,
      this.serviceName,
      await this.getDirectRoot(this.serviceRoot)
    );
    const canOmitToken = await this.settingsToken.moveToServer(
      relay,
      this.serviceName
    );
    return canOmitToken || effectiveTransport === 'relay' ? relay : null;
  }

  /** Asks the Jupyter server once for the state of its relay; null if it has none. */
  private fetchServerState(): Promise<IRelayState | null> {
    this.serverState ??= (
      this.relay?.getState(CONFIGURED_SERVICE) ?? Promise.resolve(null)
    ).catch((error: unknown) => {
      this.serverState = null;
      if (this.settings.current.transport === 'direct') {
        return null;
      }
      throw error;
    });
    return this.serverState;
  }

  /** The relay's name of the service in the settings. */
  private get serviceName(): string {
    return this.getServiceName(this.serviceRoot);
  }

  private get serviceRoot(): string {
    return parseServiceRoot(this.settings.current.serviceUrl);
  }

  /**
   * Returns the relay's name of a service. Users who have chosen no service use
   * the configured one. In a page that does not know the configured service, the
   * hosted service may also be a user's choice; that can't be distinguished.
   */
  private getServiceName(root: string): string {
    const isConfiguredKnown =
      this.settings.administrator.settings.serviceUrl !== '';
    return root === HOSTED_URL && !isConfiguredKnown
      ? CONFIGURED_SERVICE
      : root;
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly settingsToken: SettingsToken;
  private readonly browserToken: BrowserToken;
  private serverState: Promise<IRelayState | null> | null = null;
  private chosenRelay: Promise<RelayClient | null> | null = null;
}
