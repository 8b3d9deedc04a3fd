import { tryParseServiceRoot } from '../../core/settings/serviceUrl';
import type { ISettingsStore } from '../../tokens';

/**
 * Remembers in the settings which service their token was entered for: the one
 * that was set at that time. The token is sent to no other service.
 */
export class TokenBinding {
  constructor(private readonly settings: ISettingsStore) {
    this.lastSettings = settings.current;
    settings.changed.connect(() => void this.bindTypedToken());
  }

  /** The root of the service that the token is for; empty if it is not known. */
  get serviceRoot(): string {
    return this.settings.current.tokenService;
  }

  /** Binds a token that is not bound to any service yet to the one in the settings. */
  async bindIfUnbound(): Promise<void> {
    if (this.settings.current.token !== '' && this.serviceRoot === '') {
      await this.bindNow();
    }
  }

  /** Binds a token that was just entered. */
  private async bindTypedToken(): Promise<void> {
    const { lastSettings } = this;
    const currentSettings = this.settings.current;
    this.lastSettings = currentSettings;
    const isTyped =
      currentSettings.token !== lastSettings.token &&
      currentSettings.tokenService === lastSettings.tokenService;
    if (isTyped) {
      await this.bindNow();
    }
  }

  private async bindNow(): Promise<void> {
    const { serviceUrl, token } = this.settings.current;
    const root = token === '' ? '' : tryParseServiceRoot(serviceUrl);
    if (root !== this.serviceRoot) {
      await this.settings.set('tokenService', root);
    }
  }

  private lastSettings: ISettingsStore['current'];
}
