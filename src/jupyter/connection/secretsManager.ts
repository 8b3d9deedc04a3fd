import type { JupyterFrontEnd } from '@jupyterlab/application';
import type {
  ISecretsManager,
  ISecretsManager as IManager
} from 'jupyter-secrets-manager';

/**
 * The longest time that the secrets manager may take to answer, in milliseconds.
 * Without a connector it never answers.
 */
const SECRETS_TIMEOUT_MS = 2000;

/** Our namespace in the secrets manager, which is the id of the plugin that owns it. */
const PLUGIN_ID = 'jupyterlab-qiskit-completer:secrets';

/**
 * The connector that comes with the secrets manager; it stores secrets in
 * memory only.
 */
const IN_MEMORY_PLUGIN_ID = 'jupyter-secrets-manager:connector';

/** Our namespace in the page's secrets manager, which stores a token for each service. */
export class SecretsClient {
  /**
   * @param key - the key to our namespace, from the secrets manager.
   * @param namespace - the id of the plugin that the key was made for.
   * @param isPersistent - whether the tokens may outlive the page.
   */
  constructor(
    private readonly manager: ISecretsManager,
    private readonly key: symbol,
    private readonly namespace: string,
    readonly isPersistent: boolean
  ) {}

  /** Returns the token of a service; empty if there is none, or if it can't be read. */
  async get(service: string): Promise<string> {
    const secret = await this.withTimeout(
      this.manager.get(this.key, this.namespace, service)
    );
    return secret?.value ?? '';
  }

  /** Stores the token of a service; returns whether it can be read back. */
  async store(service: string, token: string): Promise<boolean> {
    const { manager, key, namespace } = this;
    const secret = { namespace, id: service, value: token };
    await this.withTimeout(manager.set(key, namespace, service, secret));
    return (await this.get(service)) === token;
  }

  /** Deletes the token of a service; returns whether it is gone. */
  async remove(service: string): Promise<boolean> {
    const { manager, key, namespace } = this;
    await this.withTimeout(manager.remove(key, namespace, service));
    return (await this.get(service)) === '';
  }

  /** Returns what a call resolves to; undefined if it fails or takes too long. */
  private async withTimeout<T>(call: Promise<T>): Promise<T | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<undefined>(resolve => {
      timer = setTimeout(() => resolve(undefined), SECRETS_TIMEOUT_MS);
    });
    try {
      return await Promise.race([call, timeout]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * Opens our namespace in the secrets manager; null if jupyter-secrets-manager is
 * not installed. To be called once: a namespace can be signed for one plugin
 * only.
 */
export async function findSecretsManager(
  app: JupyterFrontEnd
): Promise<SecretsClient | null> {
  try {
    // A shared package that is never bundled: rejects if it is not installed.
    const { ISecretsManager, SecretsManager } =
      await import('jupyter-secrets-manager');
    let secrets: SecretsClient | null = null;
    const plugin = SecretsManager.sign(PLUGIN_ID, key => ({
      id: PLUGIN_ID,
      description: 'Keeps tokens in the secrets manager.',
      requires: [ISecretsManager],
      activate: (_, manager: IManager) => {
        const isPersistent = !app.isPluginActivated(IN_MEMORY_PLUGIN_ID);
        secrets =
          key && new SecretsClient(manager, key, PLUGIN_ID, isPersistent);
      }
    }));
    app.registerPlugin(plugin);
    await app.activatePlugin(PLUGIN_ID);
    return secrets;
  } catch {
    return null;
  }
}
