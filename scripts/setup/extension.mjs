import fs from 'node:fs';
import path from 'node:path';
import { python, root, venv } from '../common/paths.mjs';
import { run } from '../common/run.mjs';
import { hashOf, isStamped, stamp } from '../common/stamp.mjs';
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
const hash = () => hashOf(INPUTS, [root]);

/** Whether the environment's JupyterLab sees the extension of this clone. */
export function isDone() {
  return fs.existsSync(link) && isStamped(stampFile, hash());
}

/**
 * Install the Python package in place, and link the built extension: a later build needs no
 * installation.
 *
 * @param {(line: string) => void} report
 */
export async function install(report) {
  // Through an older link pip would write into the built extension.
  fs.rmSync(link, { recursive: true, force: true });
  const flags = ['--no-deps', '--no-build-isolation'];
  await pip(['install', ...flags, '-e', '.'], 'pip-extension', report);
  const args = ['-m', 'jupyter_builder.main', 'develop', '.', '--overwrite'];
  await run(python, args, { log: 'develop', report });
  stamp(stampFile, hash());
}
