import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { commandsPlugin } from './plugins/commands';
import { assistantPlugin } from './plugins/assistant';
import { connectionPlugin } from './plugins/connection';
import { ghostPlugin } from './plugins/ghost';
import { popupPlugin } from './plugins/popup';
import { settingsPlugin } from './plugins/settings';
import { settingsFormPlugin } from './plugins/settingsForm';
import { statusPlugin } from './plugins/status';

export * from './tokens';

/** All plugins of the extension; each can be disabled by its id. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [
  settingsPlugin,
  connectionPlugin,
  assistantPlugin,
  commandsPlugin,
  ghostPlugin,
  popupPlugin,
  settingsFormPlugin,
  statusPlugin
];

export default plugins;
