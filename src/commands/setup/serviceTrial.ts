import type { ConnectionCheckResult } from '../../core/service/checkConnection';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import { checkCurrentService } from '../connection/checkConnection';
import type { ICommandContext } from '../base/commandContext';
import { UserServiceSettings } from './userServiceSettings';

/**
 * Puts services to use on trial, before the user decides on one. Each trial
 * changes the settings and the token at once; {@link revert} restores them.
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
   * Puts a service to use, and checks it.
   *
   * @param serviceUrl - as in the settings.
   * @param token - to store for the service; empty to leave the stored one.
   * @throws AbortError when `signal` is aborted, and an error if the settings
   * or the token can't be stored.
   */
  tryService(
    serviceUrl: string,
    token: string,
    signal: AbortSignal
  ): Promise<ConnectionCheckResult> {
    // One after another, since each of them changes several settings.
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
   * Restores everything; a running trial should be aborted first. A token that
   * has replaced another one on the Jupyter server stays, since the server never
   * returns the old one.
   */
  async revert(): Promise<void> {
    await this.pending;
    const { host, settings, connection } = this.context;
    const { settingsBefore, statusBefore } = this;
    if (!this.mayHaveChanged) {
      return;
    }
    const loadedConnection = await connection.load();
    for (const serviceUrl of this.servicesWithNewToken) {
      await settings.set('serviceUrl', serviceUrl);
      if (hasStoredToken(await loadedConnection.describe())) {
        await loadedConnection.setToken('');
      }
    }
    await settingsBefore.restoreService();
    if ((await loadedConnection.describe()).relay === null) {
      // With the relay, the Jupyter server has taken over the settings' token.
      await settingsBefore.restoreToken();
    }
    if (statusBefore.kind === 'noToken' || statusBefore.kind === 'failed') {
      // Sends a new request, so that the status shows the problem again. Does
      // not wait for it, since this may be the service that didn't answer.
      void host.loaded?.listModels().catch(() => undefined);
    }
  }

  private async runTrial(
    serviceUrl: string,
    token: string,
    signal: AbortSignal
  ): Promise<ConnectionCheckResult> {
    const { settings } = this.context;
    const { locked } = settings.administrator;
    signal.throwIfAborted();
    const isOther = serviceUrl !== new UserServiceSettings(settings).serviceUrl;
    if (isOther && !locked.includes('serviceUrl')) {
      this.mayHaveChanged = true;
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
    return checkCurrentService(this.context, signal);
  }

  /** Stores a token for the service in the settings. */
  private async storeToken(token: string, signal: AbortSignal): Promise<void> {
    const { settings, connection } = this.context;
    const loadedConnection = await connection.load();
    const isFirstToken = !hasStoredToken(await loadedConnection.describe());
    signal.throwIfAborted();
    this.mayHaveChanged = true;
    if (isFirstToken) {
      this.servicesWithNewToken.add(
        new UserServiceSettings(settings).serviceUrl
      );
    }
    await loadedConnection.setToken(token);
  }

  /**
   * Returns the value of the setting for the first model of another service. It
   * is empty, unless that would choose the administrator's model, which belongs
   * to another service.
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
      // The connection check shows the problem.
      return '';
    }
  }

  private readonly settingsBefore: UserServiceSettings;
  private readonly statusBefore: ICommandContext['host']['status'];
  /** Resolves when the running trial has ended. */
  private pending: Promise<void> = Promise.resolve();
  /** True if anything may have changed. */
  private mayHaveChanged = false;
  /** True if the model in the settings still belongs to another service. */
  private needsModel = false;
  /** The services, as in the settings, that have got their first token on trial. */
  private readonly servicesWithNewToken = new Set<string>();
}

/** Returns whether a token that the user has entered is stored outside of the settings. */
function hasStoredToken({ relay, tokenLocation }: IConnectionInfo): boolean {
  return relay === null
    ? tokenLocation.kind === 'secrets'
    : relay.hasTypedToken;
}
