import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { type ISignal, Signal } from '@lumino/signaling';
import {
  type IAdministratorConfig,
  NO_ADMINISTRATOR_CONFIG,
  resolveSettings
} from '../../core/settings/administrator';
import { ApiError } from '../../core/errors/problem';
import {
  DEFAULT_SETTINGS,
  type IAssistantSettings
} from '../../core/settings/settings';
import { findFormerTokenService } from '../../core/settings/tokenForService';
import type { ISettingsStore } from '../../tokens';

/** The settings of a user who has set nothing. */
const UNSET_SETTINGS: IAssistantSettings = {
  ...DEFAULT_SETTINGS,
  serviceUrl: ''
};

/**
 * Reads and changes the settings of one plugin, combined with those of the
 * administrator. Defaults stand in until they are read, and for values of the
 * wrong type.
 */
export class SettingsStore implements ISettingsStore {
  /**
   * @param loadRegistrySettings - loads the plugin's settings; null without a
   * setting registry.
   */
  constructor(
    private readonly loadRegistrySettings:
      (() => Promise<ISettingRegistry.ISettings>) | null,
    readonly administrator: IAdministratorConfig = NO_ADMINISTRATOR_CONFIG
  ) {
    this._current = resolveSettings(UNSET_SETTINGS, administrator);
    this.registrySettings = this.loadSettings();
  }

  get current(): IAssistantSettings {
    return this._current;
  }

  get validationMessage(): string {
    return this._validationMessage;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  async set<K extends keyof IAssistantSettings>(
    key: K,
    value: IAssistantSettings[K]
  ): Promise<void> {
    if (this.loadRegistrySettings === null) {
      this.applySettings({ ...this.userSettings, [key]: value });
      return;
    }
    await this.reload();
    const settings = await this.registrySettings;
    if (settings === null) {
      throw new ApiError({
        kind: 'badSettings',
        message: this._validationMessage
      });
    }
    await settings.set(key, value);
  }

  async reload(): Promise<void> {
    // Settings that were valid once emit their changes.
    if ((await this.registrySettings) === null) {
      this.registrySettings = this.loadSettings();
      await this.registrySettings;
    }
  }

  /** Loads the settings; null if they are invalid. */
  private async loadSettings(): Promise<ISettingRegistry.ISettings | null> {
    if (this.loadRegistrySettings === null) {
      return null;
    }
    try {
      const settings = await this.loadRegistrySettings();
      settings.changed.connect(this.read, this);
      this.readInitial(settings);
      return settings;
    } catch (reason) {
      this._validationMessage = formatValidationError(reason);
      this._changed.emit();
      return null;
    }
  }

  private readInitial(settings: ISettingRegistry.ISettings): void {
    const userSettings = readValues(settings);
    const formerTokenService = findFormerTokenService(
      userSettings,
      resolveSettings(userSettings, this.administrator)
    );
    if (formerTokenService === '') {
      this.applySettings(userSettings);
      return;
    }
    // In effect at once, and not only after it is stored.
    this.applySettings({ ...userSettings, tokenService: formerTokenService });
    void settings.set('tokenService', formerTokenService);
  }

  private read(settings: ISettingRegistry.ISettings): void {
    this.applySettings(readValues(settings));
  }

  private applySettings(settings: IAssistantSettings): void {
    const { serviceUrl, token } = settings;
    this.userSettings = {
      ...settings,
      serviceUrl: serviceUrl.trim(),
      token: token.trim()
    };
    this._current = resolveSettings(this.userSettings, this.administrator);
    this._validationMessage = '';
    this._changed.emit();
  }

  private userSettings = UNSET_SETTINGS;
  private registrySettings: Promise<ISettingRegistry.ISettings | null>;
  private readonly _changed = new Signal<this, void>(this);
  private _current: IAssistantSettings;
  private _validationMessage = '';
}

/** Returns the settings of the user. */
function readValues(settings: ISettingRegistry.ISettings): IAssistantSettings {
  const entries = Object.entries(UNSET_SETTINGS).map(([key, fallback]) => {
    const value = settings.get(key).composite;
    return [key, typeof value === typeof fallback ? value : fallback];
  });
  return Object.fromEntries(entries) as IAssistantSettings;
}

/**
 * Formats the error of a failed validation: the registry rejects with a list of
 * errors.
 */
function formatValidationError(reason: unknown): string {
  const first: unknown = Array.isArray(reason) ? reason[0] : reason;
  if (typeof first === 'object' && first !== null && 'message' in first) {
    const path = 'instancePath' in first ? String(first.instancePath) : '';
    return `${path.replace('/', '')} ${String(first.message)}`.trim();
  }
  return String(first);
}
