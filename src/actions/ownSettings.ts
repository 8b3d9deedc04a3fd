import { HOSTED_URL } from '../core/settings';
import type { ISettingsStore } from '../tokens';

/**
 * What a person has set about the service, apart from what holds where nothing
 * was set; as it was when this was made.
 */
export class OwnSettings {
  constructor(private readonly settings: ISettingsStore) {
    const { current, administrator } = settings;
    const { serviceUrl, model, token } = current;
    this.given = administrator.settings.serviceUrl || HOSTED_URL;
    this.serviceUrl = serviceUrl === this.given ? '' : serviceUrl;
    this.model = model === administrator.settings.model ? '' : model;
    this.token = token;
  }

  /** The service of who has chosen none. */
  readonly given: string;

  /** Empty for nothing. */
  readonly serviceUrl: string;

  /** Put it back, where another service has been chosen since. */
  async restore(): Promise<void> {
    const { settings, serviceUrl, model, token } = this;
    if (new OwnSettings(settings).serviceUrl !== serviceUrl) {
      await settings.set('serviceUrl', serviceUrl);
      await settings.set('model', model);
      // After its service, which it is bound to.
      await settings.set('token', token);
    }
  }

  private readonly model: string;
  private readonly token: string;
}
