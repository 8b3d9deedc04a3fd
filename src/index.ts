import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { accountPlugin } from './plugins/account';
import { administratorPlugin } from './plugins/administrator';
import { assistantPlugin } from './plugins/assistant';
import { commandsPlugin } from './plugins/commands';
import { connectionPlugin } from './plugins/connection';
import { connectionTestPlugin } from './plugins/connectionTest';
import { ghostPlugin } from './plugins/ghost';
import { popupPlugin } from './plugins/popup';
import { disclaimerPlugin } from './plugins/disclaimer';
import { settingsPlugin } from './plugins/settings';
import { statusPlugin } from './plugins/status';
import { tokenFieldPlugin } from './plugins/tokenField';

export * from './tokens';

/** All plugins; each can be disabled by its id. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [
  settingsPlugin,
  administratorPlugin,
  connectionPlugin,
  assistantPlugin,
  ghostPlugin,
  popupPlugin,
  disclaimerPlugin,
  commandsPlugin,
  accountPlugin,
  connectionTestPlugin,
  tokenFieldPlugin,
  statusPlugin
];

export default plugins;
