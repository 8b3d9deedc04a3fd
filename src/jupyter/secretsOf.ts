import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ISecretsManager as IManager } from 'jupyter-secrets-manager';
import { Secrets } from './secrets';

/** Our namespace in the secrets manager, and the plugin that it belongs to. */
const ID = 'jupyterlab-qiskit-completer:secrets';

/** The place for secrets that comes with the manager, and is in memory only. */
const IN_MEMORY = 'jupyter-secrets-manager:connector';

/**
 * The secrets manager, where jupyter-secrets-manager is installed. To be called
 * once: a namespace can be signed for one plugin only.
 */
export async function secretsOf(app: JupyterFrontEnd): Promise<Secrets | null> {
  try {
    // Shared, and never bundled: rejects where it is not installed.
    const { ISecretsManager, SecretsManager } =
      await import('jupyter-secrets-manager');
    let secrets: Secrets | null = null;
    const plugin = SecretsManager.sign(ID, key => ({
      id: ID,
      description: 'Keeps tokens in the secrets manager.',
      requires: [ISecretsManager],
      activate: (_, manager: IManager) => {
        const isLasting = !app.isPluginActivated(IN_MEMORY);
        secrets = key && new Secrets(manager, key, ID, isLasting);
      }
    }));
    app.registerPlugin(plugin);
    await app.activatePlugin(ID);
    return secrets;
  } catch {
    return null;
  }
}
