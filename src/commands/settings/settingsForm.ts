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

/** What the form of the settings editor works with. */
interface ISettingsFormContext {
  readonly app: JupyterFrontEnd;
  readonly host: IAssistantHost;
  readonly settings: ISettingsStore;
  readonly connection: IConnectionHost;
  readonly ourCommands: ICommands;
  readonly trans: TranslationBundle;
}

/** The field that draws any of our settings. */
export async function loadSettingsField({
  app,
  host,
  settings,
  connection,
  ourCommands: actions,
  trans
}: ISettingsFormContext): Promise<ComponentType<FieldProps>> {
  const [
    { createSettingsField: settingsField },
    { storeToken: keepToken },
    loadedConnection
  ] = await Promise.all([
    import('../../ui/settings/settingsField'),
    import('../../ui/token/setToken'),
    connection.load()
  ]);
  const { administrator } = settings;
  const tokenFieldModel = {
    isLocked: administrator.locked.includes('token'),
    changed: loadedConnection.changed,
    describe: () => loadedConnection.describe(),
    keep: async (value: string) => {
      const isStored = await keepToken(loadedConnection, value, trans);
      if (isStored) {
        host.loaded?.reconnect();
      }
      return isStored;
    },
    test: () => actions.run(CommandIDs.testConnection),
    chooseAccount: () => actions.run(CommandIDs.chooseAccount)
  };
  return settingsField(
    {
      administrator,
      tokenFieldModel,
      listModelIds: async () => {
        const models = await (await host.load()).listModels();
        return models.map(({ id }) => id);
      },
      chooseModel: () => void actions.run(CommandIDs.chooseModel),
      listShortcuts: () => listShortcuts(app.commands, trans),
      openShortcutEditor: () => {
        void app.commands.execute('settingeditor:open', {
          // As JupyterLab's own menu does.
          query: 'Keyboard Shortcuts'
        });
      }
    },
    trans
  );
}
