import { Failure } from '../common/failure.mjs';
import { readOptions } from '../common/options.mjs';
import { say, seconds, step } from '../common/progress.mjs';
import { testPackages } from '../setup/python-packages.mjs';
import { setUp } from '../setup/set-up.mjs';
import { suites } from './suites.mjs';

const USAGE = `Usage: npm test -- [--only ${Object.keys(suites).join(',')}]`;

const OPTIONS = /** @type {const} */ ({ only: { type: 'string' } });

/**
 * Set everything up and run the suites, all of them even if one fails.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function test(args) {
  const names = readNames(readOptions(args, OPTIONS, USAGE).only);
  try {
    await prepare();
  } catch (error) {
    say(describe(error));
    say('0 passed, 1 failed');
    return 1;
  }
  const results = [];
  for (const name of names) {
    results.push(await runSuite(name));
  }
  say('');
  results.forEach(({ line }) => say(line));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function prepare() {
  await setUp();
  if (!testPackages.isDone()) {
    await step(testPackages.title, testPackages.install);
  }
}

/** @param {string | undefined} only */
function readNames(only) {
  const names = only?.split(',') ?? Object.keys(suites);
  const unknown = names.find(name => !Object.hasOwn(suites, name));
  if (unknown !== undefined) {
    throw new Failure(`There is no suite "${unknown}".`, USAGE);
  }
  return names;
}

/**
 * Run one suite. One that runs no test has failed.
 *
 * @param {string} name
 */
async function runSuite(name) {
  const since = Date.now();
  say(`\n=== ${name} ===`);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = await suites[name]();
    if (counts.passed + counts.failed === 0) {
      throw new Failure(`The suite ${name} ran no test.`);
    }
  } catch (error) {
    say(describe(error));
    counts = { passed: counts.passed, failed: counts.failed + 1 };
  }
  const { passed, failed } = counts;
  const line = `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed in ${seconds(since)}`;
  say(line);
  return { line, passed, failed };
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof Failure) {
    return `✗ ${error.message} ${error.remedy ?? ''}`.trimEnd();
  }
  return `✗ ${error instanceof Error ? error.stack : error}`;
}
