import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs/promises';
import { createServer } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { expect } from '@playwright/test';
import { endProcess } from './endProcess';

const REPOSITORY_ROOT = path.resolve(__dirname, '../..');

/** The interpreter whose Jupyter has the extension. */
export const PYTHON_PATH =
  process.env['QISKIT_COMPLETER_LAB_PYTHON'] ??
  process.env['QISKIT_COMPLETER_PYTHON'] ??
  path.join(REPOSITORY_ROOT, '.venv/bin/python');

/** A Jupyter of its own, for tests of what its server's environment says. */
export class JupyterServer {
  /** Start a JupyterLab with some variables in its environment, and some options. */
  static start(
    variables: Record<string, string>,
    ...options: string[]
  ): Promise<JupyterServer> {
    return this.launch('jupyterlab', variables, options);
  }

  /** Start a Jupyter Notebook. */
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
    const child = spawn(PYTHON_PATH, command, {
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

  /** Stop it and remove what it kept. */
  async dispose(): Promise<void> {
    await endProcess(this.child);
    await fs.rm(this.home, { recursive: true, force: true });
  }

  /** All that it and its kernels have written so far. */
  output = '';

  /** Where its relay keeps the tokens that people typed. */
  get tokenFolder(): string {
    return path.join(this.home, 'data/jupyterlab_qiskit_completer/tokens');
  }

  /** Set what the extension's settings are, before a page is opened. */
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

/** Let nothing come up that a person would have to answer first. */
async function disableNews(settingsFolder: string): Promise<void> {
  const folder = path.join(settingsFolder, '@jupyterlab/apputils-extension');
  await fs.mkdir(folder, { recursive: true });
  await fs.writeFile(
    path.join(folder, 'notification.jupyterlab-settings'),
    '{"fetchNews": "false"}'
  );
}

/**
 * A port of loopback that nobody listens on.
 *
 * @param port - which one; 0 for any.
 * @throws Error where that is taken.
 */
export async function findFreePort(port = 0): Promise<number> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Where servers usually listen; ours first. */
export const USUAL_PORTS = [8890, 11434, 8080, 8000, 1234];

/** One of {@link USUAL_PORTS} that nobody uses on this machine. */
export async function findFreeUsualPort(): Promise<number> {
  for (const port of USUAL_PORTS) {
    try {
      return await findFreePort(port);
    } catch {
      // Somebody's server; the next one.
    }
  }
  throw new Error('All the usual ports are in use.');
}
