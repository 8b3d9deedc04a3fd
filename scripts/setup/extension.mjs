import fs from 'node:fs';
import path from 'node:path';
import { python, root, venv } from '../common/paths.mjs';
import { run } from '../common/run.mjs';
import { computeHash, isStampCurrent, writeStamp } from '../common/stamps.mjs';
import { pip } from './python-packages.mjs';

export const title = 'Linking the extension into JupyterLab';

const INPUTS = [
  'package.json',
  'pyproject.toml',
  'install.json',
  'jupyter-config',
  'jupyterlab_qiskit_completer/__init__.py'
];

const link = path.join(
  venv,
  'share/jupyter/labextensions/jupyterlab-qiskit-completer'
);
const stampFile = path.join(venv, '.stamps', 'extension');
const getHash = () => computeHash(INPUTS, [root]);

/** Returns whether the environment's JupyterLab loads the extension from this clone. */
export function isDone() {
  return fs.existsSync(link) && isStampCurrent(stampFile, getHash());
}

/**
 * Installs the Python package in editable mode and links the built extension, so that a later build
 * takes effect without another installation.
 *
 * @param {(line: string) => void} onLine
 */
export async function install(onLine) {
  // If an older link is there, pip writes through it into the built extension.
  fs.rmSync(link, { recursive: true, force: true });
  const flags = ['--no-deps', '--no-build-isolation'];
  await pip(['install', ...flags, '-e', '.'], 'pip-extension', onLine);
  const args = ['-m', 'jupyter_builder.main', 'develop', '.', '--overwrite'];
  await run(python, args, { log: 'develop', onLine });
  writeStamp(stampFile, getHash());
}
