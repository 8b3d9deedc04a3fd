import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Application } from '@lumino/application';
import { Widget } from '@lumino/widgets';

/** Creates an application with some plugins of the real jupyter-secrets-manager. */
async function createApp(...ids: string[]) {
  // The module remembers signed namespaces, so each page needs its own.
  jest.resetModules();
  const app = new Application({ shell: new Widget() });
  const { ISecretsManager, InMemoryConnector, SecretsManager } =
    await import('jupyter-secrets-manager');
  const plugins = [
    {
      id: 'jupyter-secrets-manager:manager',
      provides: ISecretsManager,
      activate: () => new SecretsManager({})
    },
    {
      id: 'jupyter-secrets-manager:connector',
      requires: [ISecretsManager],
      activate: (_: unknown, manager: InstanceType<typeof SecretsManager>) =>
        manager.setConnector(new InMemoryConnector())
    }
  ].filter(({ id }) => ids.includes(id.replace(/.*:/, '')));
  app.registerPlugins(plugins);
  for (const { id } of plugins) {
    await app.activatePlugin(id);
  }
  const { findSecretsManager } = await import('./secretsManager');
  return {
    app: app as unknown as JupyterFrontEnd,
    findSecretsManager,
    SecretsManager
  };
}

const SERVICE = 'http://service';

describe('the secrets manager', () => {
  it('stores a token for each service, in memory by default', async () => {
    const { app, findSecretsManager } = await createApp('manager', 'connector');
    const secrets = await findSecretsManager(app);
    expect(secrets?.isPersistent).toBe(false);
    expect(await secrets?.get(SERVICE)).toBe('');
    expect(await secrets?.store(SERVICE, 'sesame')).toBe(true);
    expect(await secrets?.store('http://other', 'mellon')).toBe(true);
    expect(await secrets?.get(SERVICE)).toBe('sesame');
    expect(await secrets?.remove(SERVICE)).toBe(true);
    expect(await secrets?.get(SERVICE)).toBe('');
    expect(await secrets?.get('http://other')).toBe('mellon');
  });

  it('is null if it is not installed', async () => {
    const { app, findSecretsManager } = await createApp();
    expect(await findSecretsManager(app)).toBeNull();
  });

  it('is null if another plugin has signed our namespace', async () => {
    const { app, findSecretsManager, SecretsManager } = await createApp(
      'manager',
      'connector'
    );
    const id = 'jupyterlab-qiskit-completer:secrets';
    SecretsManager.sign(id, () => ({
      id,
      description: 'Not ours.',
      activate: () => undefined
    }));
    expect(await findSecretsManager(app)).toBeNull();
  });

  it('reports that nothing is stored if it has no connector', async () => {
    const { app, findSecretsManager } = await createApp('manager');
    const secrets = await findSecretsManager(app);
    expect(await secrets?.store(SERVICE, 'sesame')).toBe(false);
    expect(await secrets?.get(SERVICE)).toBe('');
  });
});
