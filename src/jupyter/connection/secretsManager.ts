import type {
  ISecretsManager,
  ISecretsManager as IManager
} from 'jupyter-secrets-manager';
import type { JupyterFrontEnd } from '@jupyterlab/application';

/** Longer than a place of secrets may take; one that nobody has set up is silent. */
const PATIENCE_MS = 2000;

/** The tokens that the secrets manager of a page keeps for us, by service. */
export class Secrets {
  /**
   * @param key - what the manager gave us to open our namespace.
   * @param namespace - the id of the plugin that the key was made for.
   * @param isLasting - whether they may outlive the page.
   */
  constructor(
    private readonly manager: ISecretsManager,
    private readonly key: symbol,
    private readonly namespace: string,
    readonly isLasting: boolean
  ) {}

  /** The token of a service; empty where there is none, or none can be had. */
  async get(service: string): Promise<string> {
    const secret = await this.patiently(
      this.manager.get(this.key, this.namespace, service)
    );
    return secret?.value ?? '';
  }

  /** Keep the token of a service; whether it is there then. */
  async put(service: string, token: string): Promise<boolean> {
    const { manager, key, namespace } = this;
    const secret = { namespace, id: service, value: token };
    await this.patiently(manager.set(key, namespace, service, secret));
    return (await this.get(service)) === token;
  }

  /** Forget the token of a service; whether it is gone then. */
  async remove(service: string): Promise<boolean> {
    const { manager, key, namespace } = this;
    await this.patiently(manager.remove(key, namespace, service));
    return (await this.get(service)) === '';
  }

  /** What a call resolves to; undefined where it fails, or never ends. */
  private async patiently<T>(call: Promise<T>): Promise<T | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<undefined>(resolve => {
      timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    });
    try {
      return await Promise.race([call, silence]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}

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
