import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { expect } from '@playwright/test';
import { endProcess } from './endProcess';
import { JUPYTER_PYTHON_PATH, REPOSITORY_ROOT } from './paths';
import { findFreePort } from './ports';

/** A Jupyter server of its own, for tests that need a particular environment. */
export class JupyterServer {
  /**
   * Starts JupyterLab.
   *
   * @param variables - added to its environment.
   * @param options - added to its command line.
   */
  static start(
    variables: Record<string, string>,
    ...options: string[]
  ): Promise<JupyterServer> {
    return this.launch('jupyterlab', variables, options);
  }

  /** Starts Jupyter Notebook. */
  static startNotebook(): Promise<JupyterServer> {
    return this.launch('notebook', {}, []);
  }

  private static async launch(
    module: string,
    variables: Record<string, string>,
    options: string[]
  ): Promise<JupyterServer> {
    const home = await fs.mkdtemp(path.join(os.tmpdir(), 'jupyter-'));
    const settings = path.join(home, 'settings');
    await disableNews(settings);
    const port = await findFreePort();
    const config = path.join(
      REPOSITORY_ROOT,
      'ui-tests/jupyter_server_test_config.py'
    );
    const command = ['-m', module, '--config', config, ...options];
    const child = spawn(JUPYTER_PYTHON_PATH, command, {
      env: {
        ...process.env,
        PYTHONPATH: REPOSITORY_ROOT,
        QISKIT_COMPLETER_LAB_PORT: `${port}`,
        HOME: home,
        JUPYTER_CONFIG_DIR: path.join(home, 'config'),
        JUPYTER_DATA_DIR: path.join(home, 'data'),
        JUPYTER_RUNTIME_DIR: path.join(home, 'runtime'),
        JUPYTERLAB_SETTINGS_DIR: settings,
        JUPYTERLAB_GALATA_ROOT_DIR: home,
        JUPYTERLAB_WORKSPACES_DIR: path.join(home, 'workspaces'),
        ...variables
      },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    const jupyter = new JupyterServer(`http://127.0.0.1:${port}`, home, child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => (jupyter.output += text));
    }
    await expect
      .poll(() => jupyter.isAnswering(), { timeout: 120_000 })
      .toBe(true);
    return jupyter;
  }

  /** Stops the server and removes its files. */
  async dispose(): Promise<void> {
    await endProcess(this.child);
    await fs.rm(this.home, { recursive: true, force: true });
  }

  /** Everything that the server and its kernels have written so far. */
  output = '';

  /** The folder in which the relay keeps the tokens that users typed. */
  get tokenFolder(): string {
    return path.join(this.home, 'data/jupyterlab_qiskit_completer/tokens');
  }

  /** Writes the extension's settings; call this before a page is opened. */
  async writeSettings(settings: object): Promise<void> {
    const folder = path.join(this.home, 'settings/jupyterlab-qiskit-completer');
    await fs.mkdir(folder, { recursive: true });
    await fs.writeFile(
      path.join(folder, 'settings.jupyterlab-settings'),
      JSON.stringify(settings)
    );
  }

  private constructor(
    readonly url: string,
    readonly home: string,
    private readonly child: ChildProcess
  ) {}

  private async isAnswering(): Promise<boolean> {
    return fetch(`${this.url}/api`).then(
      ({ ok }) => ok,
      () => false
    );
  }
}

/** Switches off the news, about which JupyterLab would ask on the first start. */
async function disableNews(settingsFolder: string): Promise<void> {
  const folder = path.join(settingsFolder, '@jupyterlab/apputils-extension');
  await fs.mkdir(folder, { recursive: true });
  await fs.writeFile(
    path.join(folder, 'notification.jupyterlab-settings'),
    '{"fetchNews": "false"}'
  );
}
