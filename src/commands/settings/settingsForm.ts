import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { FieldProps } from '@rjsf/utils';
import type { ComponentType } from 'react';
import { CommandIDs } from '../../commandIds';
import type {
  IActions,
  IAssistantHost,
  IConnectionHost,
  ISettingsStore
} from '../../tokens';
import { shortcutsOf } from './shortcuts';

/** What the form of the settings editor works with. */
interface IFormParts {
  readonly app: JupyterFrontEnd;
  readonly host: IAssistantHost;
  readonly settings: ISettingsStore;
  readonly connection: IConnectionHost;
  readonly actions: IActions;
  readonly trans: TranslationBundle;
}

/** The field that draws any of our settings. */
export async function fieldAt({
  app,
  host,
  settings,
  connection,
  actions,
  trans
}: IFormParts): Promise<ComponentType<FieldProps>> {
  const [{ settingsField }, { keepToken }, way] = await Promise.all([
    import('../../ui/settings/settingsField'),
    import('../../ui/token/setToken'),
    connection.load()
  ]);
  const { administrator } = settings;
  const token = {
    isLocked: administrator.locked.includes('token'),
    changed: way.changed,
    describe: () => way.describe(),
    keep: async (value: string) => {
      const isKept = await keepToken(way, value, trans);
      if (isKept) {
        host.loaded?.renew();
      }
      return isKept;
    },
    test: () => actions.run(CommandIDs.testConnection),
    chooseAccount: () => actions.run(CommandIDs.chooseAccount)
  };
  return settingsField(
    {
      administrator,
      token,
      models: async () => {
        const models = await (await host.load()).models();
        return models.map(({ id }) => id);
      },
      chooseModel: () => void actions.run(CommandIDs.chooseModel),
      shortcuts: () => shortcutsOf(app.commands, trans),
      changeShortcuts: () => {
        void app.commands.execute('settingeditor:open', {
          // As JupyterLab's own menu does.
          query: 'Keyboard Shortcuts'
        });
      }
    },
    trans
  );
}
