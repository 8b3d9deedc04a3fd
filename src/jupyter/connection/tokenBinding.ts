import { tryParseServiceRoot } from '../../core/settings/serviceUrl';
import type { ISettingsStore } from '../../tokens';

/**
 * Remembers in the settings for which service their token was given, so that
 * it is sent to no other: the one that was set when the token was typed.
 */
export class TokenBinding {
  constructor(private readonly settings: ISettingsStore) {
    this.last = settings.current;
    settings.changed.connect(() => void this.follow());
  }

  /** The root of the service that the token is for; empty if not known. */
  get service(): string {
    return this.settings.current.tokenService;
  }

  /** Bind a token that is bound to no service yet, to that of the settings. */
  async bind(): Promise<void> {
    if (this.settings.current.token !== '' && this.service === '') {
      await this.bindNow();
    }
  }

  /** Bind a token that was typed just now. */
  private async follow(): Promise<void> {
    const { last } = this;
    const now = this.settings.current;
    this.last = now;
    const isTyped =
      now.token !== last.token && now.tokenService === last.tokenService;
    if (isTyped) {
      await this.bindNow();
    }
  }

  private async bindNow(): Promise<void> {
    const { serviceUrl, token } = this.settings.current;
    const root = token === '' ? '' : tryParseServiceRoot(serviceUrl);
    if (root !== this.service) {
      await this.settings.set('tokenService', root);
    }
  }

  private last: ISettingsStore['current'];
}
