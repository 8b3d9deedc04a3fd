import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../common/failure.mjs';
import { readOptions } from '../common/options.mjs';
import { keptFolder } from '../common/paths.mjs';
import { say, seconds } from '../common/progress.mjs';
import { installTestPackages } from '../setup/python-packages.mjs';
import { setUp } from '../setup/set-up.mjs';
import { beside, suites } from './suites.mjs';

/**
 * How a suite went: in one line, and with all that is said of it.
 *
 * @typedef {{line: string, said: string[], passed: number, failed: number}} IResult
 */

const USAGE = 'Usage: npm test -- [--only lint,types,jest,pytest,galata]';

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
  for (const run of inTurn(names)) {
    results.push(await run());
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
  await installTestPackages();
}

/** @param {string | undefined} only */
function readNames(only) {
  const all = Object.keys(suites);
  return (only?.split(',') ?? all).flatMap(name => {
    // A suite in parts is named as a whole, too.
    const found = all.filter(suite =>
      [suite, suite.replace(/-\d$/, '')].includes(name)
    );
    if (found.length === 0) {
      throw new Failure(`There is no suite "${name}".`, USAGE);
    }
    return found;
  });
}

/**
 * What runs each suite, in the order in which they are shown. One that runs beside another begins
 * with that, and what it prints is shown when its turn comes.
 *
 * @param {string[]} names
 * @returns {(() => Promise<IResult>)[]}
 */
function inTurn(names) {
  /** @type {Map<string, () => Promise<IResult>>} */
  const begun = new Map();
  return names.map((name, index) => async () => {
    for (const other of names.slice(index + 1)) {
      if (beside[other] === name) {
        begun.set(other, beginUnseen(other));
      }
    }
    say(`\n=== ${name} ===`);
    const result = await (begun.get(name)?.() ?? runSuite(name, 'inherit'));
    result.said.forEach(say);
    return result;
  });
}

/**
 * Begin a suite whose output goes into a file.
 *
 * @param {string} name
 * @returns {() => Promise<IResult>} waits for its end and shows what it printed
 */
function beginUnseen(name) {
  const file = path.join(keptFolder('logs'), `${name}.log`);
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
 * Run one suite. One that runs no test has failed.
 *
 * @param {string} name
 * @param {import('./suites.mjs').Output} output
 * @returns {Promise<IResult>}
 */
async function runSuite(name, output) {
  const since = Date.now();
  const said = [];
  let counts = { passed: 0, failed: 0 };
  try {
    counts = await suites[name](output);
    if (counts.passed + counts.failed === 0) {
      throw new Failure(`The suite ${name} ran no test.`);
    }
  } catch (error) {
    said.push(describe(error));
    counts = { passed: counts.passed, failed: counts.failed + 1 };
  }
  const { passed, failed } = counts;
  const line = `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed in ${seconds(since)}`;
  said.push(line);
  return { line, said, passed, failed };
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof Failure) {
    return `✗ ${error.message} ${error.remedy ?? ''}`.trimEnd();
  }
  return `✗ ${error instanceof Error ? error.stack : error}`;
}
