import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/** The plugin of JupyterLab that has the setting `providerTimeout`. */
const COMPLETER_PLUGIN_ID = '@jupyterlab/completer-extension:manager';

/** JupyterLab's own default, in milliseconds. */
const DEFAULT_TIMEOUT_MS = 1000;

/**
 * The longest time that JupyterLab takes to open its popup once it has the items
 * of all providers, in milliseconds.
 */
export const MAX_POPUP_OPENING_MS = 200;

/** The time that JupyterLab waits for the items of its popup. */
export class KernelTimeout {
  constructor(registry: ISettingRegistry | null) {
    registry?.load(COMPLETER_PLUGIN_ID).then(
      settings => {
        settings.changed.connect(this.update, this);
        this.update(settings);
      },
      // If JupyterLab's completer is disabled, nothing waits.
      () => undefined
    );
  }

  /** The time in milliseconds. */
  get ms(): number {
    return this._ms;
  }

  private update(settings: ISettingRegistry.ISettings): void {
    const value = settings.get('providerTimeout').composite;
    this._ms = typeof value === 'number' ? value : DEFAULT_TIMEOUT_MS;
  }

  private _ms = DEFAULT_TIMEOUT_MS;
}
