import fs from 'node:fs';
import path from 'node:path';
import { ensureRunFolder, python } from '../common/paths.mjs';
import { runForExitCode } from '../common/run.mjs';
import { findBrowser } from '../setup/find-browser.mjs';
import { countJest, countPlaywright, countPytest } from './counts.mjs';

/** @typedef {import('./counts.mjs').ICounts} ICounts */

/**
 * The destination of a program's output: the same as ours, or the descriptor of an open file.
 *
 * @typedef {number | 'inherit'} Output
 */

/** The variables that the tests expect. */
const TEST_ENV = { QISKIT_COMPLETER_PYTHON: python };

/**
 * The suites that run at the same time as another one, since they wait most of the time: from the
 * suite to that other one.
 *
 * @type {Record<string, string>}
 */
export const concurrentWith = { pytest: 'jest', 'galata-2': 'galata-1' };

/**
 * The suites by name, in the order in which they run.
 *
 * @type {Record<string, (output: Output) => Promise<ICounts>>}
 */
export const suites = {
  lint: output =>
    runCommands(output, [
      ['npm', 'run', 'lint:check'],
      ['npm', 'run', 'architecture', '--', '--check'],
      [python, '-m', 'ruff', 'check'],
      [python, '-m', 'ruff', 'format', '--check'],
      [python, '-m', 'mypy']
    ]),

  types: output => runCommands(output, [['npm', 'run', 'types']]),

  jest: output =>
    runAndCount(output, 'jest.json', countJest, file => ({
      command: ['npm', 'run', 'jest', '--', '--json', `--outputFile=${file}`]
    })),

  pytest: async output => {
    const browser = await findBrowser();
    return runAndCount(output, 'pytest.xml', countPytest, file => ({
      command: [python, '-m', 'pytest', `--junitxml=${file}`],
      env: { QISKIT_COMPLETER_BROWSER: browser }
    }));
  },

  'galata-1': output => runGalata(output, 1),
  'galata-2': output => runGalata(output, 2)
};

/**
 * Runs one half of the browser tests with a JupyterLab of its own.
 *
 * @param {Output} output
 * @param {1 | 2} half
 */
async function runGalata(output, half) {
  const browser = await findBrowser();
  return runAndCount(output, `galata-${half}.json`, countPlaywright, file => ({
    command: [
      ...['npm', 'run', 'galata', '--', '--reporter=list,json'],
      ...[`--shard=${half}/2`, `--output=ui-tests/test-results/${half}`]
    ],
    env: {
      QISKIT_COMPLETER_BROWSER: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file
    }
  }));
}

/**
 * Runs commands, each of which counts as one test.
 *
 * @param {Output} output
 * @param {string[][]} list
 * @returns {Promise<ICounts>}
 */
async function runCommands(output, list) {
  const counts = { passed: 0, failed: 0 };
  for (const [command, ...args] of list) {
    const code = await runForExitCode(command, args, {}, output);
    counts[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

/**
 * Runs a test runner and counts the tests in the report that it writes. If it crashes, or fails
 * without a failed test, that counts as one failed test.
 *
 * @param {Output} output
 * @param {string} name the file name of the report
 * @param {(file: string) => ICounts} count
 * @param {(file: string) => {command: string[], env?: NodeJS.ProcessEnv}} getCommand returns the
 *   command that writes its report into a file
 * @returns {Promise<ICounts>}
 */
async function runAndCount(output, name, count, getCommand) {
  const file = path.join(ensureRunFolder('reports'), name);
  fs.rmSync(file, { force: true });
  const {
    command: [command, ...args],
    env
  } = getCommand(file);
  const code = await runForExitCode(
    command,
    args,
    { ...TEST_ENV, ...env },
    output
  );
  const { passed, failed } = fs.existsSync(file)
    ? count(file)
    : { passed: 0, failed: 0 };
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}
