import { type ISignal, Signal } from '@lumino/signaling';
import { parseServiceRoot } from '../../core/settings/serviceUrl';
import { ApiError } from '../../core/errors/problem';
import type { Transport } from '../../core/api/transport';
import type { IRelayState } from '../../core/connection/relayState';
import {
  type IConnectionInfo,
  locateToken
} from '../../core/connection/connectionInfo';
import { HOSTED_URL } from '../../core/settings/settings';
import type { ISettingsStore } from '../../tokens';
import { PageSecret } from './browserToken';
import type { Relay } from './relayClient';
import type { Secrets } from './secretsManager';
import { SettingsToken } from './settingsToken';

/** What the relay calls the service that its administrator has set. */
const CONFIGURED = 'default';

/**
 * The way to the service: through the relay on the Jupyter server, or direct
 * from the browser. Nothing is asked of the Jupyter server before the first
 * request.
 */
export class Connection {
  /**
   * @param relay - null for an application without a Jupyter server.
   * @param direct - the browser's `fetch`.
   * @param findSecrets - looks for the secrets manager.
   */
  constructor(
    private readonly settings: ISettingsStore,
    private readonly relay: Relay | null,
    private readonly direct: typeof fetch,
    findSecrets: () => Promise<Secrets | null> = () => Promise.resolve(null)
  ) {
    this.token = new SettingsToken(settings, direct);
    this.secret = new PageSecret(settings, findSecrets);
    settings.changed.connect(() => {
      this.way = null;
      this._changed.emit();
    });
  }

  /** Emitted when other tokens may be used than before, or another way. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** What the relay said last; null without one, undefined if not asked yet. */
  known: IRelayState | null | undefined = undefined;

  /** The way to the service, in the shape of `fetch`; throws ApiError, too. */
  readonly send: Transport = async (url, init, root, looks = false) => {
    const path = url.slice(root.length);
    const relay = await this.relayInUse();
    if (relay !== null) {
      const service = this.serviceAt(root);
      return looks
        ? relay.look(path, init, service, root)
        : relay.forward(path, init, service, root);
    }
    const actual = await this.directRoot(root);
    const signed = await this.secret.sign(init, actual);
    return this.token.send(actual + path, signed, actual);
  };

  /** The same way to a service that nothing was entrusted to: with no token. */
  readonly sendWithoutToken: Transport = async (url, init, root) => {
    const relay = await this.relayInUse();
    if (relay === null) {
      return this.direct.call(undefined, url, init);
    }
    const path = url.slice(root.length);
    return relay.forwardWithoutToken(path, init, root);
  };

  /**
   * The relay's state for the service of the settings, as it is now; null
   * where requests don't travel through it.
   *
   * @throws ApiError where it can't be had.
   */
  async state(): Promise<IRelayState | null> {
    const relay = await this.relayInUse();
    return (this.known = relay && (await relay.state(this.service)));
  }

  /**
   * How requests to the service of the settings travel now, and where its
   * token is.
   *
   * @throws ApiError where it can't be found out.
   */
  async describe(): Promise<IConnectionInfo> {
    const relay = await this.state();
    const { current } = this.settings;
    const service = relay?.service ?? (await this.directRoot(this.root));
    const secrets = relay === null ? await this.secret.secrets() : null;
    const token = locateToken(relay, current, service);
    const isSecret =
      token.kind !== 'settings' && Boolean(await secrets?.get(service));
    return {
      service,
      relay,
      secrets: secrets && (secrets.isLasting ? 'lasting' : 'memory'),
      tokenLocation: isSecret ? { kind: 'secrets' } : token
    };
  }

  /**
   * Keep a token for the service of the settings: with the relay on the Jupyter
   * server only, else in the secrets manager, else in the settings. An empty
   * one is forgotten there.
   *
   * @returns What the relay says then; null where it is not used.
   * @throws ApiError where it could not be kept; nothing is lost then.
   */
  async setToken(token: string): Promise<IRelayState | null> {
    const relay = await this.relayInUse();
    if (relay === null) {
      await this.secret.keep(await this.directRoot(this.root), token);
      this._changed.emit();
      return null;
    }
    if (token === '') {
      await this.settings.set('token', '');
      return this.told(await relay.forgetToken(this.service));
    }
    const state = await relay.storeToken(this.service, token);
    await this.settings.set('token', '');
    return this.told(state);
  }

  /**
   * Use the token of one of the Jupyter server's accounts.
   *
   * @param choice - its name; null for none of them, undefined to let their
   * file say which.
   * @throws ApiError where there is no such account, or no relay.
   */
  async chooseAccount(choice: string | null | undefined): Promise<IRelayState> {
    const relay = await this.relayInUse();
    if (relay === null) {
      throw new ApiError({ kind: 'noServer', status: 404, message: '' });
    }
    return this.told(await relay.chooseAccount(this.service, choice));
  }

  private told(state: IRelayState): IRelayState {
    this.known = state;
    this._changed.emit();
    return state;
  }

  /** The root of the service that is called directly. */
  private async directRoot(root: string): Promise<string> {
    const known = await this.asked;
    const isConfigured = known && this.serviceAt(root) === CONFIGURED;
    return isConfigured ? known.settings.serviceUrl : root;
  }

  /** The relay, if requests travel through it. */
  private async relayInUse(): Promise<Relay | null> {
    this.way ??= this.decide().catch((error: unknown) => {
      this.way = null;
      throw error;
    });
    return this.way;
  }

  private async decide(): Promise<Relay | null> {
    const { relay } = this;
    const state = await this.ask();
    const { transport } = this.settings.current;
    const given = state?.settings.transport ?? '';
    const isGiven =
      given !== '' &&
      (transport === 'auto' || state?.locked.includes('transport'));
    const wanted = isGiven ? given : transport;
    if (wanted === 'direct') {
      return null;
    }
    if (relay === null || state === null) {
      if (wanted === 'relay') {
        throw new ApiError({ kind: 'noServer', status: 404, message: '' });
      }
      return null;
    }
    await this.secret.moveTo(
      relay,
      this.service,
      await this.directRoot(this.root)
    );
    const moved = await this.token.moveTo(relay, this.service);
    return moved || wanted === 'relay' ? relay : null;
  }

  /** Ask the Jupyter server, once, whether it has the relay. */
  private ask(): Promise<IRelayState | null> {
    this.asked ??= (
      this.relay?.state(CONFIGURED) ?? Promise.resolve(null)
    ).catch((error: unknown) => {
      this.asked = null;
      if (this.settings.current.transport === 'direct') {
        return null;
      }
      throw error;
    });
    return this.asked;
  }

  /** What the relay calls the service of the settings. */
  private get service(): string {
    return this.serviceAt(this.root);
  }

  private get root(): string {
    return parseServiceRoot(this.settings.current.serviceUrl);
  }

  /**
   * Who has chosen no service leaves it to the administrator; a page that
   * doesn't know the administrator's can't tell who has chosen the hosted one.
   */
  private serviceAt(root: string): string {
    const isKnown = this.settings.administrator.settings.serviceUrl !== '';
    return root === HOSTED_URL && !isKnown ? CONFIGURED : root;
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly token: SettingsToken;
  private readonly secret: PageSecret;
  private asked: Promise<IRelayState | null> | null = null;
  private way: Promise<Relay | null> | null = null;
}
