import { HOSTED_URL } from '../../core/settings/settings';
import type { ISettingsStore } from '../../tokens';

/**
 * A snapshot of the user's own settings of the service. Values that only equal
 * the defaults or those of the administrator count as not set.
 */
export class UserServiceSettings {
  constructor(private readonly settings: ISettingsStore) {
    const { current, administrator } = settings;
    const { serviceUrl, model, token, tokenService } = current;
    this.defaultServiceUrl = administrator.settings.serviceUrl || HOSTED_URL;
    this.serviceUrl = serviceUrl === this.defaultServiceUrl ? '' : serviceUrl;
    this.model = model === administrator.settings.model ? '' : model;
    this.token = token;
    this.tokenService = tokenService;
  }

  /** The service of users who have chosen none. */
  readonly defaultServiceUrl: string;

  /** The service that the user has chosen; empty for none. */
  readonly serviceUrl: string;

  /** Restores the service and its model, as far as they have changed. */
  async restoreService(): Promise<void> {
    const { settings, serviceUrl, model } = this;
    const currentSettings = new UserServiceSettings(settings);
    if (currentSettings.serviceUrl !== serviceUrl) {
      await settings.set('serviceUrl', serviceUrl);
    }
    if (currentSettings.model !== model) {
      await settings.set('model', model);
    }
  }

  /** Restores the token, and the service that it was entered for. */
  async restoreToken(): Promise<void> {
    const { settings, token, tokenService } = this;
    if (settings.current.token !== token) {
      await settings.set('token', token);
      // Overwrites the value that setting a token has set: the restored token was
      // not entered for the current service.
      await settings.set('tokenService', tokenService);
    }
  }

  private readonly model: string;
  private readonly token: string;
  private readonly tokenService: string;
}
