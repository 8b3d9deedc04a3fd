import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { IFormRendererRegistry } from '@jupyterlab/ui-components';
import type { FieldProps } from '@rjsf/utils';
import { type ComponentType, createElement, lazy, Suspense } from 'react';
import { DEFAULT_SETTINGS } from '../core/settings/settings';
import {
  ICommands,
  IAssistantHost,
  IConnectionHost,
  ISettingsStore
} from '../tokens';

/** Draws our settings in the settings editor; its code is loaded when they are shown. */
export const settingsFormPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:settings-form',
  description:
    'Groups the settings in the settings editor, and hides the token.',
  autoStart: true,
  requires: [IAssistantHost, ISettingsStore, IConnectionHost, ICommands],
  optional: [IFormRendererRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    settings: ISettingsStore,
    connection: IConnectionHost,
    actions: ICommands,
    registry: IFormRendererRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const load = async () => {
      const { loadSettingsField: fieldAt } =
        await import('../commands/settings/settingsForm');
      return fieldAt({
        app,
        host,
        settings,
        connection,
        ourCommands: actions,
        trans
      });
    };
    // An error would take the whole settings editor with it.
    const missing: ComponentType<FieldProps> = () =>
      createElement(
        'p',
        null,
        trans.__('The Jupyter server does not answer: reload the page.')
      );
    const Field = lazy(async () => ({
      default: await load().catch(() => missing)
    }));
    for (const key in DEFAULT_SETTINGS) {
      registry?.addRenderer(`jupyterlab-qiskit-completer:settings.${key}`, {
        fieldRenderer: field =>
          createElement(
            Suspense,
            { fallback: null },
            createElement(Field, field)
          )
      });
    }
  }
};
