import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs } from '../commands';
import type { Locked } from '../core/administrator';
import { IAssistantHost, IConnectionHost, ISettingsStore } from '../tokens';

/** The commands that change a setting, for the palette and the status item. */
export const commandsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:commands',
  description: 'Commands to set the token, choose the model and so on.',
  autoStart: true,
  requires: [IAssistantHost, ISettingsStore, IConnectionHost],
  optional: [ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    settings: ISettingsStore,
    connection: IConnectionHost,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const isLocked = (key: Locked) =>
      settings.administrator.locked.includes(key);
    const captionOf = (key: Locked) =>
      isLocked(key) ? trans.__('Set by your administrator.') : '';
    /** Menus don't lead to what is locked, but a problem may. */
    const unlessLocked =
      (key: Locked, action: () => Promise<void>) => async () => {
        if (!isLocked(key)) {
          return action();
        }
        const { sayLocked } = await import('../ui/sayLocked');
        return sayLocked(trans);
      };
    const describedBy = { args: { type: 'object', properties: {} } };

    commands.addCommand(CommandIDs.setToken, {
      label: trans.__('Set the Token…'),
      caption: captionOf('token'),
      describedBy,
      isEnabled: () => !isLocked('token'),
      execute: unlessLocked('token', async () => {
        const { setToken } = await import('../ui/setToken');
        const way = await connection.load();
        const { changed, test } = await setToken(way, trans);
        if (changed) {
          host.loaded?.renew();
        }
        if (test) {
          await commands.execute(CommandIDs.testConnection);
        }
      })
    });
    commands.addCommand(CommandIDs.chooseModel, {
      label: trans.__('Choose the Model…'),
      caption: captionOf('model'),
      describedBy,
      isEnabled: () => !isLocked('model'),
      execute: unlessLocked('model', async () => {
        const { chooseModel } = await import('../ui/chooseModel');
        const { model } = settings.current;
        const chosen = await chooseModel(await host.load(), model, trans);
        if (chosen !== null) {
          await settings.set('model', chosen);
        }
      })
    });
    commands.addCommand(CommandIDs.toggleAutomatic, {
      label: trans.__('Suggest Automatically'),
      describedBy,
      isToggleable: true,
      isToggled: () => settings.current.automatic,
      execute: () => settings.set('automatic', !settings.current.automatic)
    });
    commands.addCommand(CommandIDs.togglePaused, {
      label: trans.__('Pause: Send Nothing'),
      describedBy,
      isToggleable: true,
      isToggled: () => settings.current.paused,
      execute: () => settings.set('paused', !settings.current.paused)
    });
    commands.addCommand(CommandIDs.openSettings, {
      label: trans.__('Open the Settings'),
      describedBy,
      execute: () =>
        commands.execute('settingeditor:open', {
          query: trans.__('Qiskit Code Assistant')
        })
    });
    settings.changed.connect(() => {
      commands.notifyCommandChanged(CommandIDs.toggleAutomatic);
      commands.notifyCommandChanged(CommandIDs.togglePaused);
    });

    const category = trans.__('Qiskit Code Assistant');
    palette?.addItem({ command: CommandIDs.setToken, category });
    palette?.addItem({ command: CommandIDs.chooseModel, category });
    palette?.addItem({ command: CommandIDs.toggleAutomatic, category });
    palette?.addItem({ command: CommandIDs.togglePaused, category });
    palette?.addItem({ command: CommandIDs.openSettings, category });
  }
};
