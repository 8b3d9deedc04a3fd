import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { type ISignal, Signal } from '@lumino/signaling';
import { DEFAULT_SETTINGS, type IAssistantSettings } from '../core/settings';
import type { ISettingsStore } from '../tokens';

/**
 * The settings of one plugin, with defaults until they are read and where a
 * value has the wrong type.
 */
export class SettingsStore implements ISettingsStore {
  /** @param loading - resolves to the plugin's settings; null where there is no registry. */
  constructor(loading: Promise<ISettingRegistry.ISettings> | null) {
    this.settings = loading;
    loading?.then(
      settings => {
        settings.changed.connect(this.read, this);
        this.read(settings);
      },
      (reason: unknown) => {
        this._problem = wordsOf(reason);
        this._changed.emit();
      }
    );
  }

  get current(): IAssistantSettings {
    return this._current;
  }

  get problem(): string {
    return this._problem;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  async set<K extends keyof IAssistantSettings>(
    key: K,
    value: IAssistantSettings[K]
  ): Promise<void> {
    if (this.settings === null) {
      this.adopt({ ...this._current, [key]: value });
      return;
    }
    await (await this.settings).set(key, value);
  }

  private read(settings: ISettingRegistry.ISettings): void {
    const values = Object.entries(DEFAULT_SETTINGS).map(([key, fallback]) => {
      const value = settings.get(key).composite;
      return [key, typeof value === typeof fallback ? value : fallback];
    });
    this.adopt(Object.fromEntries(values) as IAssistantSettings);
  }

  private adopt(settings: IAssistantSettings): void {
    const { serviceUrl, token } = settings;
    this._current = {
      ...settings,
      serviceUrl: serviceUrl.trim() || DEFAULT_SETTINGS.serviceUrl,
      token: token.trim()
    };
    this._problem = '';
    this._changed.emit();
  }

  private readonly settings: Promise<ISettingRegistry.ISettings> | null;
  private readonly _changed = new Signal<this, void>(this);
  private _current = DEFAULT_SETTINGS;
  private _problem = '';
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
