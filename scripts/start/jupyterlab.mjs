import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../common/failure.mjs';
import { keptFolder, python } from '../common/paths.mjs';
import { Program } from '../common/program.mjs';
import { randomToken } from './token.mjs';

const NOTEBOOK = 'examples/qiskit_completer.ipynb';
const PATIENCE = 120_000;

/**
 * Start JupyterLab, set up for the local service, and wait until it answers.
 *
 * @param {{port: number, folder: string, service: {url: string, token: string}, report: (line: string) => void}} options
 * @returns {Promise<{program: Program, url: string}>} the URL opens the example
 */
export async function startJupyterLab({ port, folder, service, report }) {
  const token = randomToken();
  const command = [
    ...[python, '-m', 'jupyterlab', '--no-browser'],
    '--ServerApp.ip=127.0.0.1',
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.root_dir=${folder}`,
    `--ServerApp.allow_root=${process.getuid?.() === 0 ? 'True' : 'False'}`,
    `--LabApp.app_settings_dir=${writeOverrides(port, service.url)}`,
    // The local service's token is in a file of ours already.
    '--QiskitCompleter.use_keyring=False'
  ];
  const program = new Program('JupyterLab', command, {
    log: 'jupyterlab',
    env: environment(token),
    onLine: report
  });
  const base = `http://127.0.0.1:${port}`;
  await Promise.race([answers(`${base}/api/status`, token), program.ended]);
  await keepToken(base, token, service);
  const page = fs.existsSync(path.join(folder, NOTEBOOK))
    ? `lab/tree/${NOTEBOOK}`
    : 'lab';
  return { program, url: `${base}/${page}?token=${token}` };
}

/**
 * JupyterLab's defaults for this start only: one folder for each port, so that two starts don't
 * meet.
 *
 * @param {number} port
 * @param {string} serviceUrl
 */
function writeOverrides(port, serviceUrl) {
  const folder = keptFolder('lab-settings', String(port));
  const overrides = {
    'jupyterlab-qiskit-completer:settings': { serviceUrl },
    '@jupyterlab/apputils-extension:notification': {
      checkForUpdates: false,
      fetchNews: 'false'
    }
  };
  const file = path.join(folder, 'overrides.json');
  fs.writeFileSync(file, JSON.stringify(overrides, null, 2));
  return folder;
}

/**
 * Folders of our own: other Jupyter set-ups of the same person neither break this one nor are
 * changed by it.
 *
 * @param {string} token
 * @returns {NodeJS.ProcessEnv}
 */
function environment(token) {
  return {
    QISKIT_COMPLETER_SERVICE_URL: undefined,
    QISKIT_COMPLETER_TOKEN: undefined,
    QISKIT_COMPLETER_MODEL: undefined,
    QISKIT_COMPLETER_TRANSPORT: undefined,
    QISKIT_COMPLETER_LOCKED: undefined,
    JUPYTER_TOKEN: token,
    JUPYTER_CONFIG_DIR: keptFolder('jupyter', 'config'),
    JUPYTER_DATA_DIR: keptFolder('jupyter', 'data'),
    JUPYTER_RUNTIME_DIR: keptFolder('jupyter', 'runtime'),
    IPYTHONDIR: keptFolder('jupyter', 'ipython'),
    JUPYTER_CONFIG_PATH: undefined,
    JUPYTER_PATH: undefined,
    JUPYTERLAB_SETTINGS_DIR: undefined,
    JUPYTERLAB_WORKSPACES_DIR: undefined,
    PYTHONPATH: undefined
  };
}

/**
 * Give the service's token to the Jupyter server: no page, and no kernel, sees it.
 *
 * @param {string} base
 * @param {string} token
 * @param {{url: string, token: string}} service
 */
async function keepToken(base, token, service) {
  const response = await fetch(`${base}/jupyterlab-qiskit-completer/token`, {
    method: 'PUT',
    headers: {
      authorization: `token ${token}`,
      'content-type': 'application/json',
      'x-qiskit-completer-service': service.url
    },
    body: JSON.stringify({ token: service.token })
  });
  if (!response.ok) {
    throw new Failure(
      `JupyterLab did not take the local service's token (${response.status}).`
    );
  }
}

/**
 * @param {string} url
 * @param {string} token
 */
async function answers(url, token) {
  const headers = { authorization: `token ${token}` };
  for (const end = Date.now() + PATIENCE; Date.now() < end; await delay(200)) {
    const response = await fetch(url, { headers }).catch(() => undefined);
    if (response?.ok) {
      return;
    }
  }
  throw new Failure(`JupyterLab did not answer within ${PATIENCE / 1000} s.`);
}
