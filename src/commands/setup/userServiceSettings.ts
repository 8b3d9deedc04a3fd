import { HOSTED_URL } from '../../core/settings/settings';
import type { ISettingsStore } from '../../tokens';

/**
 * What a person has set about the service, apart from what holds where nothing
 * was set; as it was when this was made.
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

  /** The service of who has chosen none. */
  readonly defaultServiceUrl: string;

  /** Empty for nothing. */
  readonly serviceUrl: string;

  /** Put the service and its model back, as far as others are set now. */
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

  /** Put the token back, and for which service it was given. */
  async restoreToken(): Promise<void> {
    const { settings, token, tokenService } = this;
    if (settings.current.token !== token) {
      await settings.set('token', token);
      // As it was: a token put back is not one typed for the service of now.
      await settings.set('tokenService', tokenService);
    }
  }

  private readonly model: string;
  private readonly token: string;
  private readonly tokenService: string;
}
