import type { ConnectionTestResult } from '../../core/service/checkConnection';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import { testCurrentService } from '../connection/checkConnection';
import type { ICommandContext } from '../base/commandContext';
import { UserServiceSettings } from './userServiceSettings';

/**
 * Lets services be tried before one is decided on: what is tried holds at once,
 * with its token and model, and is taken back for who gives up.
 */
export class ServiceTrial {
  constructor(
    private readonly context: Pick<
      ICommandContext,
      'host' | 'settings' | 'connection'
    >
  ) {
    this.settingsBefore = new UserServiceSettings(context.settings);
    this.statusBefore = context.host.status;
  }

  /**
   * Let completions come from a service, and test it.
   *
   * @param serviceUrl - as the setting.
   * @param token - to keep for it; empty to leave that as it is.
   * @throws AbortError when `signal` is aborted, and what could not be kept.
   */
  tryService(
    serviceUrl: string,
    token: string,
    signal: AbortSignal
  ): Promise<ConnectionTestResult> {
    // One after another: each changes several things.
    const result = this.pending.then(() =>
      this.runTrial(serviceUrl, token, signal)
    );
    this.pending = result.then(
      () => undefined,
      () => undefined
    );
    return result;
  }

  /**
   * Take all of it back; what is still under way should be aborted before. A
   * token that took the place of another one on the Jupyter server stays, since
   * that doesn't tell what it had.
   */
  async revert(): Promise<void> {
    await this.pending;
    const {
      context: desk,
      settingsBefore: before,
      statusBefore: stateBefore
    } = this;
    if (!this.mayDiffer) {
      return;
    }
    const loadedConnection = await desk.connection.load();
    for (const serviceUrl of this.servicesWithNewToken) {
      await desk.settings.set('serviceUrl', serviceUrl);
      if (hasStoredToken(await loadedConnection.describe())) {
        await loadedConnection.setToken('');
      }
    }
    await before.restoreService();
    if ((await loadedConnection.describe()).relay === null) {
      // Else the Jupyter server has taken it over.
      await before.restoreToken();
    }
    if (stateBefore.kind === 'noToken' || stateBefore.kind === 'failed') {
      // Asked anew, so that the status doesn't say that all is well. Nobody
      // waits for that: it may be the service that didn't answer.
      void desk.host.loaded?.listModels().catch(() => undefined);
    }
  }

  private async runTrial(
    serviceUrl: string,
    token: string,
    signal: AbortSignal
  ): Promise<ConnectionTestResult> {
    const { settings } = this.context;
    const { locked } = settings.administrator;
    signal.throwIfAborted();
    const isOther = serviceUrl !== new UserServiceSettings(settings).serviceUrl;
    if (isOther && !locked.includes('serviceUrl')) {
      this.mayDiffer = true;
      this.needsModel = !locked.includes('model');
      await settings.set('serviceUrl', serviceUrl);
      signal.throwIfAborted();
    }
    if (token !== '') {
      await this.storeToken(token, signal);
    }
    if (this.needsModel) {
      await settings.set(
        'model',
        await this.findFirstModel(serviceUrl, signal)
      );
      this.needsModel = false;
    }
    return testCurrentService(this.context, signal);
  }

  /** Keep a token for the service of the settings. */
  private async storeToken(token: string, signal: AbortSignal): Promise<void> {
    const { settings, connection } = this.context;
    const loadedConnection = await connection.load();
    const isFirstToken = !hasStoredToken(await loadedConnection.describe());
    signal.throwIfAborted();
    this.mayDiffer = true;
    if (isFirstToken) {
      this.servicesWithNewToken.add(
        new UserServiceSettings(settings).serviceUrl
      );
    }
    await loadedConnection.setToken(token);
  }

  /**
   * The model to begin with at another service: its first. That needs no name,
   * unless the administrator's model, for another service, would hold then.
   */
  private async findFirstModel(
    serviceUrl: string,
    signal: AbortSignal
  ): Promise<string> {
    const { host, settings } = this.context;
    if (serviceUrl === '' || settings.administrator.settings.model === '') {
      return '';
    }
    try {
      const [first] = await (await host.load()).listModels(signal);
      return first?.id ?? '';
    } catch {
      // The test says what is wrong.
      return '';
    }
  }

  private readonly settingsBefore: UserServiceSettings;
  private readonly statusBefore: ICommandContext['host']['status'];
  /** Ends with what is under way. */
  private pending: Promise<void> = Promise.resolve();
  /** Whether anything may be other than before. */
  private mayDiffer = false;
  /** Whether the model in the settings is still that of another service. */
  private needsModel = false;
  /** The services, as the setting, that got their first token here. */
  private readonly servicesWithNewToken = new Set<string>();
}

/** Whether a typed token for the service is kept outside of the settings. */
function hasStoredToken({
  relay,
  tokenLocation: token
}: IConnectionInfo): boolean {
  return relay === null ? token.kind === 'secrets' : relay.hasTypedToken;
}
