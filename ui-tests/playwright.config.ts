import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { defineConfig } from '@playwright/test';
import { JUPYTER_PYTHON_PATH, REPOSITORY_ROOT } from './support/paths';

// Each worker reads this file again. All have to use the same port and folder.
process.env['QISKIT_COMPLETER_LAB_PORT'] ??=
  `${20_000 + (process.pid % 10_000)}`;
const port = process.env['QISKIT_COMPLETER_LAB_PORT'];
process.env['QISKIT_COMPLETER_HOME'] ??= fs.mkdtempSync(
  path.join(os.tmpdir(), 'qiskit-completer-ui-')
);
const home = process.env['QISKIT_COMPLETER_HOME'];

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  // A busy machine takes longer than Playwright's default of 5 s.
  expect: { timeout: 15_000 },
  reporter: process.env['CI']
    ? [['list']]
    : [['list'], ['html', { open: 'never' }]],
  use: {
    viewport: { width: 1100, height: 768 },
    baseURL: `http://127.0.0.1:${port}`,
    video: 'off',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env['QISKIT_COMPLETER_BROWSER']
        ? { executablePath: process.env['QISKIT_COMPLETER_BROWSER'] }
        : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  },
  webServer: {
    command: `"${JUPYTER_PYTHON_PATH}" -m jupyterlab --config "${path.join(__dirname, 'jupyter_server_test_config.py')}"`,
    url: `http://127.0.0.1:${port}/lab`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    env: {
      QISKIT_COMPLETER_LAB_PORT: port,
      // Finds the relay even if the package is not installed.
      PYTHONPATH: REPOSITORY_ROOT,
      JUPYTER_CONFIG_DIR: path.join(home, 'config'),
      JUPYTER_DATA_DIR: path.join(home, 'data'),
      JUPYTER_RUNTIME_DIR: path.join(home, 'runtime'),
      JUPYTERLAB_SETTINGS_DIR: path.join(home, 'settings'),
      JUPYTERLAB_WORKSPACES_DIR: path.join(home, 'workspaces'),
      IPYTHONDIR: path.join(home, 'ipython'),
      // The kernel's completer has a cache; a damaged one hides its items.
      XDG_CACHE_HOME: path.join(home, 'cache')
    }
  }
});
