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

/** What a person has who has set nothing. */
const UNSET: IAssistantSettings = { ...DEFAULT_SETTINGS, serviceUrl: '' };

/**
 * The settings of one plugin, with defaults until they are read and where a
 * value has the wrong type, and with what an administrator has set.
 */
export class SettingsStore implements ISettingsStore {
  /** @param load - loads the plugin's settings; null where there is no registry. */
  constructor(
    private readonly load: (() => Promise<ISettingRegistry.ISettings>) | null,
    readonly administrator: IAdministratorConfig = NO_ADMINISTRATOR_CONFIG
  ) {
    this._current = resolveSettings(UNSET, administrator);
    this.settings = this.begin();
  }

  get current(): IAssistantSettings {
    return this._current;
  }

  get validationMessage(): string {
    return this._problem;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  async set<K extends keyof IAssistantSettings>(
    key: K,
    value: IAssistantSettings[K]
  ): Promise<void> {
    if (this.load === null) {
      this.adopt({ ...this.own, [key]: value });
      return;
    }
    await this.reload();
    const settings = await this.settings;
    if (settings === null) {
      throw new ApiError({ kind: 'badSettings', message: this._problem });
    }
    await settings.set(key, value);
  }

  async reload(): Promise<void> {
    // Settings that could be read once tell of their changes.
    if ((await this.settings) === null) {
      this.settings = this.begin();
      await this.settings;
    }
  }

  /** Load the settings; null if they can't be used. */
  private async begin(): Promise<ISettingRegistry.ISettings | null> {
    if (this.load === null) {
      return null;
    }
    try {
      const settings = await this.load();
      settings.changed.connect(this.read, this);
      this.readFirst(settings);
      return settings;
    } catch (reason) {
      this._problem = wordsOf(reason);
      this._changed.emit();
      return null;
    }
  }

  private readFirst(settings: ISettingRegistry.ISettings): void {
    const own = valuesOf(settings);
    const given = findFormerTokenService(
      own,
      resolveSettings(own, this.administrator)
    );
    if (given === '') {
      this.adopt(own);
      return;
    }
    // At once, and not only when it is stored.
    this.adopt({ ...own, tokenService: given });
    void settings.set('tokenService', given);
  }

  private read(settings: ISettingRegistry.ISettings): void {
    this.adopt(valuesOf(settings));
  }

  private adopt(settings: IAssistantSettings): void {
    const { serviceUrl, token } = settings;
    this.own = {
      ...settings,
      serviceUrl: serviceUrl.trim(),
      token: token.trim()
    };
    this._current = resolveSettings(this.own, this.administrator);
    this._problem = '';
    this._changed.emit();
  }

  private own = UNSET;
  private settings: Promise<ISettingRegistry.ISettings | null>;
  private readonly _changed = new Signal<this, void>(this);
  private _current: IAssistantSettings;
  private _problem = '';
}

/** What the person has set. */
function valuesOf(settings: ISettingRegistry.ISettings): IAssistantSettings {
  const values = Object.entries(UNSET).map(([key, fallback]) => {
    const value = settings.get(key).composite;
    return [key, typeof value === typeof fallback ? value : fallback];
  });
  return Object.fromEntries(values) as IAssistantSettings;
}

/** What a failed check says: the registry rejects with a list of complaints. */
function wordsOf(reason: unknown): string {
  const first: unknown = Array.isArray(reason) ? reason[0] : reason;
  if (typeof first === 'object' && first !== null && 'message' in first) {
    const path = 'instancePath' in first ? String(first.instancePath) : '';
    return `${path.replace('/', '')} ${String(first.message)}`.trim();
  }
  return String(first);
}
