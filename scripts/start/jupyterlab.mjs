import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../common/failure.mjs';
import { ensureRunFolder, python } from '../common/paths.mjs';
import { Program } from '../common/program.mjs';
import { createToken } from './token.mjs';

/** The notebook that is opened, relative to JupyterLab's root folder. */
const EXAMPLE_NOTEBOOK = 'examples/qiskit_completer.ipynb';

/** The time that JupyterLab has to start. */
const START_TIMEOUT_MS = 120_000;

/** The time between two attempts to reach it. */
const RETRY_INTERVAL_MS = 200;

/**
 * Starts JupyterLab, set up for the local service, and waits until it answers.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.folder its root folder
 * @param {{url: string, token: string}} options.service
 * @param {(line: string) => void} options.onLine called with each line of its output
 * @returns {Promise<{program: Program, url: string}>} the URL opens the example notebook
 * @throws {Failure} if JupyterLab does not start in time or rejects the token
 */
export async function startJupyterLab({ port, folder, service, onLine }) {
  const token = createToken();
  const command = [
    ...[python, '-m', 'jupyterlab', '--no-browser'],
    '--ServerApp.ip=127.0.0.1',
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.root_dir=${folder}`,
    `--ServerApp.allow_root=${process.getuid?.() === 0 ? 'True' : 'False'}`,
    `--LabApp.app_settings_dir=${writeOverrides(port, service.url)}`,
    // The local service's token is already in a file that only its owner can read.
    '--QiskitCompleter.use_keyring=False'
  ];
  const program = new Program('JupyterLab', command, {
    log: 'jupyterlab',
    env: createEnvironment(token),
    onLine: onLine
  });
  const base = `http://127.0.0.1:${port}`;
  await Promise.race([
    waitUntilReady(`${base}/api/status`, token),
    program.ended
  ]);
  await storeToken(base, token, service);
  const page = fs.existsSync(path.join(folder, EXAMPLE_NOTEBOOK))
    ? `lab/tree/${EXAMPLE_NOTEBOOK}`
    : 'lab';
  return { program, url: `${base}/${page}?token=${token}` };
}

/**
 * Writes the default settings for this JupyterLab only. Each port has a folder of its own, so that
 * two JupyterLabs that run at the same time don't share them.
 *
 * @param {number} port
 * @param {string} serviceUrl
 * @returns {string} the folder
 */
function writeOverrides(port, serviceUrl) {
  const folder = ensureRunFolder('lab-settings', String(port));
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
 * Returns the environment variables for JupyterLab. They name folders of our own, so that other
 * Jupyter installations of the same user neither break this one nor are changed by it.
 *
 * @param {string} token
 * @returns {NodeJS.ProcessEnv}
 */
function createEnvironment(token) {
  return {
    QISKIT_COMPLETER_SERVICE_URL: undefined,
    QISKIT_COMPLETER_TOKEN: undefined,
    QISKIT_COMPLETER_MODEL: undefined,
    QISKIT_COMPLETER_TRANSPORT: undefined,
    QISKIT_COMPLETER_LOCKED: undefined,
    JUPYTER_TOKEN: token,
    JUPYTER_CONFIG_DIR: ensureRunFolder('jupyter', 'config'),
    JUPYTER_DATA_DIR: ensureRunFolder('jupyter', 'data'),
    JUPYTER_RUNTIME_DIR: ensureRunFolder('jupyter', 'runtime'),
    IPYTHONDIR: ensureRunFolder('jupyter', 'ipython'),
    JUPYTER_CONFIG_PATH: undefined,
    JUPYTER_PATH: undefined,
    JUPYTERLAB_SETTINGS_DIR: undefined,
    JUPYTERLAB_WORKSPACES_DIR: undefined,
    PYTHONPATH: undefined
  };
}

/**
 * Stores the service's token in the Jupyter server, where neither a page nor a kernel can see it.
 *
 * @param {string} base the Jupyter server's base URL
 * @param {string} token the Jupyter server's own token
 * @param {{url: string, token: string}} service
 */
async function storeToken(base, token, service) {
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
      `JupyterLab did not accept the local service's token (${response.status}).`
    );
  }
}

/**
 * Waits until a URL answers successfully.
 *
 * @param {string} url
 * @param {string} token the Jupyter server's own token
 */
async function waitUntilReady(url, token) {
  const headers = { authorization: `token ${token}` };
  const end = Date.now() + START_TIMEOUT_MS;
  for (; Date.now() < end; await delay(RETRY_INTERVAL_MS)) {
    const response = await fetch(url, { headers }).catch(() => undefined);
    if (response?.ok) {
      return;
    }
  }
  throw new Failure(
    `JupyterLab did not answer within ${START_TIMEOUT_MS / 1000} s.`
  );
}
