import fs from 'node:fs';
import path from 'node:path';
import { keptFolder, python } from '../common/paths.mjs';
import { runVisibly } from '../common/run-visibly.mjs';
import { findBrowser } from './browser.mjs';
import { countJest, countPlaywright, countPytest } from './counts.mjs';

/** @typedef {import('./counts.mjs').ICounts} ICounts */

const environment = { QISKIT_COMPLETER_PYTHON: python };

/** @type {Record<string, () => Promise<ICounts>>} */
export const suites = {
  lint: () =>
    commands([
      ['npm', 'run', 'lint:check'],
      [python, '-m', 'ruff', 'check'],
      [python, '-m', 'ruff', 'format', '--check'],
      [python, '-m', 'mypy']
    ]),

  types: () => commands([['npm', 'run', 'types']]),

  jest: () =>
    reported('jest.json', countJest, file => ({
      command: ['npm', 'run', 'jest', '--', '--json', `--outputFile=${file}`]
    })),

  pytest: async () => {
    const browser = await findBrowser();
    return reported('pytest.xml', countPytest, file => ({
      command: [python, '-m', 'pytest', `--junitxml=${file}`],
      env: { QISKIT_COMPLETER_BROWSER: browser }
    }));
  },

  galata: async () => {
    const browser = await findBrowser();
    return reported('galata.json', countPlaywright, file => ({
      command: ['npm', 'run', 'galata', '--', '--reporter=list,json'],
      env: {
        QISKIT_COMPLETER_BROWSER: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: file
      }
    }));
  }
};

/**
 * Commands of which each counts as one test.
 *
 * @param {string[][]} list
 * @returns {Promise<ICounts>}
 */
async function commands(list) {
  const counts = { passed: 0, failed: 0 };
  for (const [command, ...args] of list) {
    const code = await runVisibly(command, args);
    counts[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

/**
 * A test runner that writes a report. One that crashes, or fails without a failed test, counts
 * as one failed test.
 *
 * @param {string} name
 * @param {(file: string) => ICounts} count
 * @param {(file: string) => {command: string[], env?: NodeJS.ProcessEnv}} describe
 * @returns {Promise<ICounts>}
 */
async function reported(name, count, describe) {
  const file = path.join(keptFolder('reports'), name);
  fs.rmSync(file, { force: true });
  const {
    command: [command, ...args],
    env
  } = describe(file);
  const code = await runVisibly(command, args, { ...environment, ...env });
  const { passed, failed } = fs.existsSync(file)
    ? count(file)
    : { passed: 0, failed: 0 };
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}
