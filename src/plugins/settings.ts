import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { readAdministratorConfig } from '../jupyter/settings/pageConfig';
import { SettingsStore } from '../jupyter/settings/settingsStore';
import { ISettingsStore } from '../tokens';

const PLUGIN_ID = 'jupyterlab-qiskit-completer:settings';

/** Provides the settings; without a setting registry, the defaults are in effect. */
export const settingsPlugin: JupyterFrontEndPlugin<ISettingsStore> = {
  id: PLUGIN_ID,
  description: 'Holds the settings of the Qiskit Code Assistant.',
  autoStart: true,
  provides: ISettingsStore,
  optional: [ISettingRegistry],
  activate: (_, registry: ISettingRegistry | null) =>
    new SettingsStore(
      registry && (() => registry.load(PLUGIN_ID)),
      readAdministratorConfig()
    )
};
