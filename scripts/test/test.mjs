import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../common/failure.mjs';
import { readOptions } from '../common/options.mjs';
import { ensureRunFolder } from '../common/paths.mjs';
import { formatElapsed, printLine } from '../common/progress.mjs';
import { installTestPackages } from '../setup/python-packages.mjs';
import { setUp } from '../setup/set-up.mjs';
import { concurrentWith, suites } from './suites.mjs';

/**
 * The result of a suite.
 *
 * @typedef {object} IResult
 * @property {string} line the result in one line
 * @property {string[]} messages the lines to print after the suite's own output
 * @property {number} passed
 * @property {number} failed
 */

const USAGE = 'Usage: npm test -- [--only lint,types,jest,pytest,galata]';

const OPTIONS = /** @type {const} */ ({ only: { type: 'string' } });

/**
 * Sets everything up and runs the suites. Runs all of them even if one fails.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function test(args) {
  const names = readNames(readOptions(args, OPTIONS, USAGE).only);
  try {
    await prepare();
  } catch (error) {
    printLine(formatError(error));
    printLine('0 passed, 1 failed');
    return 1;
  }
  const results = [];
  for (const run of scheduleSuites(names)) {
    results.push(await run());
  }
  printLine('');
  results.forEach(({ line }) => printLine(line));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  printLine(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Installs and builds everything that the suites need. */
async function prepare() {
  await setUp();
  await installTestPackages();
}

/**
 * Returns the names of the suites to run. A suite in parts can also be named as a whole: `galata` is
 * `galata-1` and `galata-2`.
 *
 * @param {string | undefined} only the value of `--only`
 * @throws {Failure} if there is no such suite
 */
function readNames(only) {
  const all = Object.keys(suites);
  return (only?.split(',') ?? all).flatMap(name => {
    const matches = all.filter(suite =>
      [suite, suite.replace(/-\d$/, '')].includes(name)
    );
    if (matches.length === 0) {
      throw new Failure(`There is no suite "${name}".`, USAGE);
    }
    return matches;
  });
}

/**
 * Returns a function for each suite that runs it, to be called in this order. A suite that runs at
 * the same time as another one begins with that one; its output is printed when its turn comes.
 *
 * @param {string[]} names
 * @returns {(() => Promise<IResult>)[]}
 */
function scheduleSuites(names) {
  /** @type {Map<string, () => Promise<IResult>>} */
  const started = new Map();
  return names.map((name, index) => async () => {
    for (const other of names.slice(index + 1)) {
      if (concurrentWith[other] === name) {
        started.set(other, startInBackground(other));
      }
    }
    printLine(`\n=== ${name} ===`);
    const result = await (started.get(name)?.() ?? runSuite(name, 'inherit'));
    result.messages.forEach(printLine);
    return result;
  });
}

/**
 * Starts a suite whose output goes into a file.
 *
 * @param {string} name
 * @returns {() => Promise<IResult>} waits for its end and prints its output
 */
function startInBackground(name) {
  const file = path.join(ensureRunFolder('logs'), `${name}.log`);
  const output = fs.openSync(file, 'w');
  const run = runSuite(name, output);
  return async () => {
    const result = await run;
    fs.closeSync(output);
    process.stdout.write(fs.readFileSync(file));
    return result;
  };
}

/**
 * Runs one suite. A suite that runs no test counts as failed.
 *
 * @param {string} name
 * @param {import('./suites.mjs').Output} output
 * @returns {Promise<IResult>}
 */
async function runSuite(name, output) {
  const since = Date.now();
  /** @type {string[]} */
  const messages = [];
  let counts = { passed: 0, failed: 0 };
  try {
    counts = await suites[name](output);
    if (counts.passed + counts.failed === 0) {
      throw new Failure(`The suite ${name} ran no tests.`);
    }
  } catch (error) {
    messages.push(formatError(error));
    counts = { passed: counts.passed, failed: counts.failed + 1 };
  }
  const { passed, failed } = counts;
  const line = `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed in ${formatElapsed(since)}`;
  messages.push(line);
  return { line, messages, passed, failed };
}

/**
 * Formats a failure in one line, and any other error with its stack trace.
 *
 * @param {unknown} error
 */
function formatError(error) {
  if (error instanceof Failure) {
    return `✗ ${error.message} ${error.remedy ?? ''}`.trimEnd();
  }
  return `✗ ${error instanceof Error ? error.stack : error}`;
}
