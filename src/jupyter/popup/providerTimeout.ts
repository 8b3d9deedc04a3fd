import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/** The plugin of JupyterLab whose setting it is. */
const COMPLETER_ID = '@jupyterlab/completer-extension:manager';

/** JupyterLab's own default, in milliseconds. */
const DEFAULT_MS = 1000;

/** How long JupyterLab waits for the items of its popup. */
export class ProviderTimeout {
  constructor(registry: ISettingRegistry | null) {
    registry?.load(COMPLETER_ID).then(
      settings => {
        settings.changed.connect(this.read, this);
        this.read(settings);
      },
      // Where JupyterLab's completer is switched off, nobody waits.
      () => undefined
    );
  }

  /** In milliseconds. */
  get ms(): number {
    return this._ms;
  }

  private read(settings: ISettingRegistry.ISettings): void {
    const value = settings.get('providerTimeout').composite;
    this._ms = typeof value === 'number' ? value : DEFAULT_MS;
  }

  private _ms = DEFAULT_MS;
}
