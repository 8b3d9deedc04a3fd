import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { IFormRendererRegistry } from '@jupyterlab/ui-components';
import { hasSetAny } from '../core/administrator';
import { ISettingsStore } from '../tokens';

/** Shows in the settings editor what the administrator has set, and locked. */
export const administratorPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:administrator',
  description: 'Shows which settings an administrator has set.',
  autoStart: true,
  requires: [ISettingsStore, IFormRendererRegistry],
  optional: [ITranslator],
  activate: async (
    _,
    settings: ISettingsStore,
    registry: IFormRendererRegistry,
    translator: ITranslator | null
  ) => {
    const { administrator } = settings;
    if (!hasSetAny(administrator)) {
      return;
    }
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    const { showAdministered } = await import('../ui/administered');
    showAdministered(
      registry,
      'jupyterlab-qiskit-completer:settings',
      administrator,
      trans
    );
  }
};
