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
  IAssistantHost,
  ICommands,
  IConnectionHost,
  ISettingsStore
} from '../tokens';

/** Draws the settings in the settings editor; its code is loaded when they are shown. */
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
    ourCommands: ICommands,
    registry: IFormRendererRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const loadField = async () => {
      const { loadSettingsField } =
        await import('../commands/settings/settingsForm');
      return loadSettingsField({
        app,
        host,
        settings,
        connection,
        ourCommands,
        trans
      });
    };
    // An error would break the whole settings editor.
    const MissingField: ComponentType<FieldProps> = () =>
      createElement(
        'p',
        null,
        trans.__('The Jupyter server does not answer: reload the page.')
      );
    const Field = lazy(async () => ({
      default: await loadField().catch(() => MissingField)
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
