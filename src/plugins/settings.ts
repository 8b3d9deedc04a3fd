import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { administratorOfPage } from '../jupyter/settings/pageConfig';
import { SettingsStore } from '../jupyter/settings/settingsStore';
import { ISettingsStore } from '../tokens';

const PLUGIN_ID = 'jupyterlab-qiskit-completer:settings';

/** Reads the settings; without a registry the defaults hold. */
export const settingsPlugin: JupyterFrontEndPlugin<ISettingsStore> = {
  id: PLUGIN_ID,
  description: 'Holds the settings of the Qiskit Code Assistant.',
  autoStart: true,
  provides: ISettingsStore,
  optional: [ISettingRegistry],
  activate: (_, registry: ISettingRegistry | null) =>
    new SettingsStore(
      registry && (() => registry.load(PLUGIN_ID)),
      administratorOfPage()
    )
};
