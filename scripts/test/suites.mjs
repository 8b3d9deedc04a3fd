import fs from 'node:fs';
import path from 'node:path';
import { keptFolder, python } from '../common/paths.mjs';
import { runVisibly } from '../common/run-visibly.mjs';
import { findBrowser } from './browser.mjs';
import { countJest, countPlaywright, countPytest } from './counts.mjs';

/** @typedef {import('./counts.mjs').ICounts} ICounts */

/** Where programs print: where we do, or into a file. @typedef {number | 'inherit'} Output */

const environment = { QISKIT_COMPLETER_PYTHON: python };

/**
 * Suites that run beside another one, since they wait most of the time.
 *
 * @type {Record<string, string>}
 */
export const beside = { pytest: 'jest', 'galata-2': 'galata-1' };

/** @type {Record<string, (output: Output) => Promise<ICounts>>} */
export const suites = {
  lint: output =>
    commands(output, [
      ['npm', 'run', 'lint:check'],
      [python, '-m', 'ruff', 'check'],
      [python, '-m', 'ruff', 'format', '--check'],
      [python, '-m', 'mypy']
    ]),

  types: output => commands(output, [['npm', 'run', 'types']]),

  jest: output =>
    reported(output, 'jest.json', countJest, file => ({
      command: ['npm', 'run', 'jest', '--', '--json', `--outputFile=${file}`]
    })),

  pytest: async output => {
    const browser = await findBrowser();
    return reported(output, 'pytest.xml', countPytest, file => ({
      command: [python, '-m', 'pytest', `--junitxml=${file}`],
      env: { QISKIT_COMPLETER_BROWSER: browser }
    }));
  },

  'galata-1': output => galata(output, 1),
  'galata-2': output => galata(output, 2)
};

/**
 * A half of the browser tests, with a JupyterLab of its own.
 *
 * @param {Output} output
 * @param {1 | 2} half
 */
async function galata(output, half) {
  const browser = await findBrowser();
  return reported(output, `galata-${half}.json`, countPlaywright, file => ({
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
 * Commands of which each counts as one test.
 *
 * @param {Output} output
 * @param {string[][]} list
 * @returns {Promise<ICounts>}
 */
async function commands(output, list) {
  const counts = { passed: 0, failed: 0 };
  for (const [command, ...args] of list) {
    const code = await runVisibly(command, args, {}, output);
    counts[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

/**
 * A test runner that writes a report. One that crashes, or fails without a failed test, counts
 * as one failed test.
 *
 * @param {Output} output
 * @param {string} name
 * @param {(file: string) => ICounts} count
 * @param {(file: string) => {command: string[], env?: NodeJS.ProcessEnv}} describe
 * @returns {Promise<ICounts>}
 */
async function reported(output, name, count, describe) {
  const file = path.join(keptFolder('reports'), name);
  fs.rmSync(file, { force: true });
  const {
    command: [command, ...args],
    env
  } = describe(file);
  const code = await runVisibly(
    command,
    args,
    { ...environment, ...env },
    output
  );
  const { passed, failed } = fs.existsSync(file)
    ? count(file)
    : { passed: 0, failed: 0 };
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}
