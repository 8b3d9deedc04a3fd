import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { IFormRendererRegistry } from '@jupyterlab/ui-components';
import { createElement, lazy, Suspense } from 'react';
import { CommandIDs } from '../commands';
import {
  IActions,
  IAssistantHost,
  IConnectionHost,
  ISettingsStore
} from '../tokens';

/** What the settings editor's form knows of a field. */
interface IField {
  readonly idSchema: { readonly $id: string };
  readonly schema: { readonly title?: string };
}

/** Shows the token in the settings editor as a field that hides it. */
export const tokenFieldPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:token-field',
  description: 'Hides the token in the settings editor, and says where it is.',
  autoStart: true,
  requires: [IAssistantHost, ISettingsStore, IConnectionHost, IActions],
  optional: [IFormRendererRegistry, ITranslator],
  activate: (
    _: JupyterFrontEnd,
    host: IAssistantHost,
    settings: ISettingsStore,
    connection: IConnectionHost,
    actions: IActions,
    registry: IFormRendererRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const Field = lazy(async () => {
      const [{ TokenField }, { Mounted }, { keepToken }, way] =
        await Promise.all([
          import('../ui/tokenField'),
          import('../ui/mounted'),
          import('../ui/setToken'),
          connection.load()
        ]);
      const desk = {
        isLocked: settings.administrator.locked.includes('token'),
        changed: way.changed,
        describe: () => way.describe(),
        keep: async (token: string) => {
          const isKept = await keepToken(way, token, trans);
          if (isKept) {
            host.loaded?.renew();
          }
          return isKept;
        },
        test: () => actions.run(CommandIDs.testConnection),
        chooseAccount: () => actions.run(CommandIDs.chooseAccount)
      };
      return {
        default: ({ idSchema, schema }: IField) =>
          createElement(Mounted, {
            make: () =>
              new TokenField(
                idSchema.$id,
                schema.title ?? trans.__('Token'),
                desk,
                trans
              )
          })
      };
    });
    registry?.addRenderer('jupyterlab-qiskit-completer:settings.token', {
      fieldRenderer: ({ idSchema, schema }) =>
        createElement(
          Suspense,
          { fallback: null },
          createElement(Field, { idSchema, schema })
        )
    });
  }
};
