import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { assistantPlugin } from './plugins/assistant';
import { commandsPlugin } from './plugins/commands';
import { completionPlugin } from './plugins/completion';
import { disclaimerPlugin } from './plugins/disclaimer';
import { settingsPlugin } from './plugins/settings';
import { statusPlugin } from './plugins/status';

export * from './tokens';

/** All plugins; each can be disabled by its id. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [
  settingsPlugin,
  assistantPlugin,
  completionPlugin,
  disclaimerPlugin,
  commandsPlugin,
  statusPlugin
];

export default plugins;
