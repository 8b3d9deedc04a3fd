import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, ISanitizer, Sanitizer } from '@jupyterlab/apputils';
import { IMarkdownParser } from '@jupyterlab/rendermime';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Lazy, loadWhenIdle } from '../jupyter/lazy/lazy';
import {
  IAssistantHost,
  ICommands,
  IConnectionHost,
  ISettingsStore
} from '../tokens';

/** Provides the commands of the palette, menu and status item, which are added lazily. */
export const commandsPlugin: JupyterFrontEndPlugin<ICommands> = {
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
    const lazyCommands = new Lazy(async () => {
      const { addCommands } = await import('../commands');
      addCommands({
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
    loadWhenIdle(app, lazyCommands);
    return {
      run: async (command, args) => {
        await lazyCommands.load();
        return app.commands.execute(command, args);
      }
    };
  }
};
