import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Application } from '@lumino/application';
import { Widget } from '@lumino/widgets';

/** An application with the real jupyter-secrets-manager, or some of its plugins. */
async function labWith(...ids: string[]) {
  // Signed namespaces are kept for as long as the module lives: as in a page.
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
  const { secretsOf } = await import('./secretsManager');
  return { app: app as unknown as JupyterFrontEnd, secretsOf, SecretsManager };
}

const SERVICE = 'http://service';

describe('the secrets manager', () => {
  it('keeps a token for each service, in memory by default', async () => {
    const { app, secretsOf } = await labWith('manager', 'connector');
    const secrets = await secretsOf(app);
    expect(secrets?.isLasting).toBe(false);
    expect(await secrets?.get(SERVICE)).toBe('');
    expect(await secrets?.put(SERVICE, 'sesame')).toBe(true);
    expect(await secrets?.put('http://other', 'mellon')).toBe(true);
    expect(await secrets?.get(SERVICE)).toBe('sesame');
    expect(await secrets?.remove(SERVICE)).toBe(true);
    expect(await secrets?.get(SERVICE)).toBe('');
    expect(await secrets?.get('http://other')).toBe('mellon');
  });

  it('is none where none is installed', async () => {
    const { app, secretsOf } = await labWith();
    expect(await secretsOf(app)).toBeNull();
  });

  it('is none where somebody else has signed as us', async () => {
    const { app, secretsOf, SecretsManager } = await labWith(
      'manager',
      'connector'
    );
    const id = 'jupyterlab-qiskit-completer:secrets';
    SecretsManager.sign(id, () => ({
      id,
      description: 'Not ours.',
      activate: () => undefined
    }));
    expect(await secretsOf(app)).toBeNull();
  });

  it('that has no place to keep anything does not say that it has', async () => {
    const { app, secretsOf } = await labWith('manager');
    const secrets = await secretsOf(app);
    expect(await secrets?.put(SERVICE, 'sesame')).toBe(false);
    expect(await secrets?.get(SERVICE)).toBe('');
  });
});
