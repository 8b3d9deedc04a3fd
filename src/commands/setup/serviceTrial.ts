import type { ConnectionTestResult } from '../../core/service/checkConnection';
import type { IWay } from '../../core/connection/connectionInfo';
import { testService } from '../connection/checkConnection';
import type { IDesk } from '../base/commandContext';
import { OwnSettings } from './userServiceSettings';

/**
 * Lets services be tried before one is decided on: what is tried holds at once,
 * with its token and model, and is taken back for who gives up.
 */
export class Trial {
  constructor(
    private readonly desk: Pick<IDesk, 'host' | 'settings' | 'connection'>
  ) {
    this.before = new OwnSettings(desk.settings);
    this.stateBefore = desk.host.state;
  }

  /**
   * Let completions come from a service, and test it.
   *
   * @param serviceUrl - as the setting.
   * @param token - to keep for it; empty to leave that as it is.
   * @throws AbortError when `signal` is aborted, and what could not be kept.
   */
  use(
    serviceUrl: string,
    token: string,
    signal: AbortSignal
  ): Promise<ConnectionTestResult> {
    // One after another: each changes several things.
    const result = this.last.then(() => this.tryOut(serviceUrl, token, signal));
    this.last = result.then(
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
  async takeBack(): Promise<void> {
    await this.last;
    const { desk, before, stateBefore } = this;
    if (!this.isUsed) {
      return;
    }
    const way = await desk.connection.load();
    for (const serviceUrl of this.entrusted) {
      await desk.settings.set('serviceUrl', serviceUrl);
      if (keepsToken(await way.describe())) {
        await way.setToken('');
      }
    }
    await before.restoreService();
    if ((await way.describe()).relay === null) {
      // Else the Jupyter server has taken it over.
      await before.restoreToken();
    }
    if (stateBefore.kind === 'noToken' || stateBefore.kind === 'failed') {
      // Asked anew, so that the status doesn't say that all is well. Nobody
      // waits for that: it may be the service that didn't answer.
      void desk.host.loaded?.models().catch(() => undefined);
    }
  }

  private async tryOut(
    serviceUrl: string,
    token: string,
    signal: AbortSignal
  ): Promise<ConnectionTestResult> {
    const { settings } = this.desk;
    const { locked } = settings.administrator;
    signal.throwIfAborted();
    const isOther = serviceUrl !== new OwnSettings(settings).serviceUrl;
    if (isOther && !locked.includes('serviceUrl')) {
      this.isUsed = true;
      this.needsModel = !locked.includes('model');
      await settings.set('serviceUrl', serviceUrl);
      signal.throwIfAborted();
    }
    if (token !== '') {
      await this.entrust(token, signal);
    }
    if (this.needsModel) {
      await settings.set('model', await this.firstModel(serviceUrl, signal));
      this.needsModel = false;
    }
    return testService(this.desk, signal);
  }

  /** Keep a token for the service of the settings. */
  private async entrust(token: string, signal: AbortSignal): Promise<void> {
    const { settings, connection } = this.desk;
    const way = await connection.load();
    const isFirst = !keepsToken(await way.describe());
    signal.throwIfAborted();
    this.isUsed = true;
    if (isFirst) {
      this.entrusted.add(new OwnSettings(settings).serviceUrl);
    }
    await way.setToken(token);
  }

  /**
   * The model to begin with at another service: its first. That needs no name,
   * unless the administrator's model, for another service, would hold then.
   */
  private async firstModel(
    serviceUrl: string,
    signal: AbortSignal
  ): Promise<string> {
    const { host, settings } = this.desk;
    if (serviceUrl === '' || settings.administrator.settings.model === '') {
      return '';
    }
    try {
      const [first] = await (await host.load()).models(signal);
      return first?.id ?? '';
    } catch {
      // The test says what is wrong.
      return '';
    }
  }

  private readonly before: OwnSettings;
  private readonly stateBefore: IDesk['host']['state'];
  /** Ends with what is under way. */
  private last: Promise<void> = Promise.resolve();
  /** Whether anything may be other than before. */
  private isUsed = false;
  /** Whether the model in the settings is still that of another service. */
  private needsModel = false;
  /** The services, as the setting, that got their first token here. */
  private readonly entrusted = new Set<string>();
}

/** Whether a typed token for the service is kept outside of the settings. */
function keepsToken({ relay, token }: IWay): boolean {
  return relay === null ? token.kind === 'secrets' : relay.typed;
}
