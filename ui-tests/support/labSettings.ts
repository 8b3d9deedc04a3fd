import type { IJupyterLabPageFixture } from '@jupyterlab/galata';

/** The id of the plugin that has the extension's settings. */
export const SETTINGS_PLUGIN_ID = 'jupyterlab-qiskit-completer:settings';

/** The settings of the extension that the tests change. */
export interface ILabSettings {
  serviceUrl?: string;
  token?: string;
  transport?: string;
  model?: string;
  automatic?: boolean;
  speculative?: boolean;
  dialect?: string;
  fimTemplate?: string;
  reports?: boolean;
}

/** Changes a setting of any plugin, as the settings editor does. */
export async function changePluginSetting(
  page: IJupyterLabPageFixture,
  pluginId: string,
  key: string,
  value: string | boolean | Record<string, boolean>
): Promise<void> {
  await page.evaluate(
    async ([id, name, newValue]) => {
      const registry = await window.galata.getPlugin(
        '@jupyterlab/apputils-extension:settings'
      );
      await registry?.set(id, name, newValue);
    },
    [pluginId, key, value] as const
  );
}

/** Returns a setting of the extension, with its default, as the page knows it. */
export async function readSetting(
  page: IJupyterLabPageFixture,
  key: keyof ILabSettings
): Promise<unknown> {
  return page.evaluate(
    async ([id, name]) => {
      const registry = await window.galata.getPlugin(
        '@jupyterlab/apputils-extension:settings'
      );
      return (await registry?.get(id, name))?.composite;
    },
    [SETTINGS_PLUGIN_ID, key] as const
  );
}

/**
 * Returns what the user's settings file has for the extension, without
 * defaults.
 */
export async function readUserSettings(
  page: IJupyterLabPageFixture
): Promise<unknown> {
  return page.evaluate(async id => {
    const registry = await window.galata.getPlugin(
      '@jupyterlab/apputils-extension:settings'
    );
    return registry?.plugins[id]?.data.user;
  }, SETTINGS_PLUGIN_ID);
}
