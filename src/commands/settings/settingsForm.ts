import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { FieldProps } from '@rjsf/utils';
import type { ComponentType } from 'react';
import { CommandIDs } from '../../commandIds';
import type {
  ICommands,
  IAssistantHost,
  IConnectionHost,
  ISettingsStore
} from '../../tokens';
import { listShortcuts } from './shortcuts';

/** Everything that our form in the settings editor depends on. */
interface ISettingsFormContext {
  readonly app: JupyterFrontEnd;
  readonly host: IAssistantHost;
  readonly settings: ISettingsStore;
  readonly connection: IConnectionHost;
  readonly ourCommands: ICommands;
  readonly trans: TranslationBundle;
}

/** Loads the component that shows any of our settings. */
export async function loadSettingsField({
  app,
  host,
  settings,
  connection,
  ourCommands,
  trans
}: ISettingsFormContext): Promise<ComponentType<FieldProps>> {
  const [{ createSettingsField }, { storeToken }, loadedConnection] =
    await Promise.all([
      import('../../ui/settings/settingsField'),
      import('../../ui/token/setToken'),
      connection.load()
    ]);
  const { administrator } = settings;
  const tokenFieldModel = {
    isLocked: administrator.locked.includes('token'),
    changed: loadedConnection.changed,
    describe: () => loadedConnection.describe(),
    storeToken: async (token: string) => {
      const isStored = await storeToken(loadedConnection, token, trans);
      if (isStored) {
        host.loaded?.reconnect();
      }
      return isStored;
    },
    checkConnection: () => ourCommands.run(CommandIDs.checkConnection),
    chooseAccount: () => ourCommands.run(CommandIDs.chooseAccount)
  };
  return createSettingsField(
    {
      administrator,
      tokenFieldModel,
      listModelIds: async () => {
        const models = await (await host.load()).listModels();
        return models.map(({ id }) => id);
      },
      chooseModel: () => void ourCommands.run(CommandIDs.chooseModel),
      listShortcuts: () => listShortcuts(app.commands, trans),
      openShortcutEditor: () => {
        void app.commands.execute('settingeditor:open', {
          // The same query as in JupyterLab's own menu.
          query: 'Keyboard Shortcuts'
        });
      }
    },
    trans
  );
}
