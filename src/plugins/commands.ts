import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, ISanitizer, Sanitizer } from '@jupyterlab/apputils';
import { IMarkdownParser } from '@jupyterlab/rendermime';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Late, loadWhenIdle } from '../jupyter/lazy/lazy';
import {
  ICommands,
  IAssistantHost,
  IConnectionHost,
  ISettingsStore
} from '../tokens';

/** The commands of palette, menu and status item, added when the page is idle. */
export const actionsPlugin: JupyterFrontEndPlugin<ICommands> = {
  id: 'jupyterlab-qiskit-completer:actions',
  description: 'Commands to set the token, choose the model and so on.',
  autoStart: true,
  provides: ICommands,
  requires: [IAssistantHost, ISettingsStore, IConnectionHost],
  optional: [
    ICommandPalette,
    ISanitizer,
    IMarkdownParser,
    IStateDB,
    ITranslator
  ],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    settings: ISettingsStore,
    connection: IConnectionHost,
    palette: ICommandPalette | null,
    sanitizer: ISanitizer | null,
    markdown: IMarkdownParser | null,
    state: IStateDB | null,
    translator: ITranslator | null
  ) => {
    const late = new Late(async () => {
      const { addCommands: addActions } = await import('../commands');
      addActions({
        app,
        host,
        settings,
        connection,
        palette,
        sanitizer: sanitizer ?? new Sanitizer(),
        markdown,
        state,
        trans: (translator ?? nullTranslator).load(
          'jupyterlab_qiskit_completer'
        )
      });
    });
    loadWhenIdle(app, late);
    return {
      run: async (command, args) => {
        await late.load();
        return app.commands.execute(command, args);
      }
    };
  }
};
