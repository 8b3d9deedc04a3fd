import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { actionsPlugin } from './plugins/actions';
import { administratorPlugin } from './plugins/administrator';
import { assistantPlugin } from './plugins/assistant';
import { connectionPlugin } from './plugins/connection';
import { ghostPlugin } from './plugins/ghost';
import { popupPlugin } from './plugins/popup';
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
  actionsPlugin,
  ghostPlugin,
  popupPlugin,
  tokenFieldPlugin,
  statusPlugin
];

export default plugins;
