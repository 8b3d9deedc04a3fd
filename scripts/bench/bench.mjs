import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../common/failure.mjs';
import { ensureRunFolder, python } from '../common/paths.mjs';
import { printLine } from '../common/progress.mjs';
import { runForExitCode } from '../common/run.mjs';
import { findBrowser } from '../setup/find-browser.mjs';
import { installTestPackages } from '../setup/python-packages.mjs';
import { setUp } from '../setup/set-up.mjs';
import { formatTable } from './table.mjs';

const BENCH_FOLDER = 'ui-tests/bench';
const SUFFIX = '.bench.ts';

/** The benchmark of the relay, which needs no browser. */
const RELAY = 'relay';

/**
 * Measures the cost of the extension, in comparison with JupyterLab without it in the same run.
 * Judges nothing: it fails only if something cannot be measured.
 *
 * @param {string[]} args the names of the benchmarks to run; all if there are none
 * @returns {Promise<number>} the exit code
 */
export async function bench(args) {
  const names = args.length > 0 ? args : [...listBrowserBenchmarks(), RELAY];
  checkNames(names);
  await setUp();
  const files = names
    .filter(name => name !== RELAY)
    .map(name => `/${name}${SUFFIX}`);
  let code = 0;
  if (files.length > 0) {
    const env = {
      QISKIT_COMPLETER_PYTHON: python,
      QISKIT_COMPLETER_BROWSER: await findBrowser()
    };
    code = await measure(files, env);
  }
  if (names.includes(RELAY)) {
    await installTestPackages();
    printLine('');
    const env = { PYTHONPATH: 'tests' };
    code = (await runForExitCode(python, ['-m', 'relay.bench'], env)) || code;
  }
  return code;
}

/** Returns the names of the benchmarks that run in a browser. */
function listBrowserBenchmarks() {
  return fs
    .readdirSync(BENCH_FOLDER)
    .filter(file => file.endsWith(SUFFIX))
    .map(file => file.slice(0, -SUFFIX.length));
}

/**
 * Checks that there are benchmarks of these names.
 *
 * @param {string[]} names
 * @throws {Failure} if one is unknown
 */
function checkNames(names) {
  const known = [...listBrowserBenchmarks(), RELAY];
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new Failure(
      `There is no benchmark "${unknown}".`,
      `Usage: npm run bench -- [${known.join('] [')}]`
    );
  }
}

/**
 * Runs benchmarks in a browser and prints a table of the measurements.
 *
 * @param {string[]} files the ends of their paths
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
async function measure(files, env) {
  const file = path.join(ensureRunFolder('reports'), 'bench.jsonl');
  fs.rmSync(file, { force: true });
  const command = [
    'playwright',
    'test',
    '-c',
    `${BENCH_FOLDER}/playwright.config.ts`
  ];
  const code = await runForExitCode('npx', [...command, ...files], {
    ...env,
    QISKIT_COMPLETER_MEASUREMENTS: file
  });
  const lines = fs.existsSync(file)
    ? fs.readFileSync(file, 'utf8').trim().split('\n')
    : [];
  const measurements = lines.map(line => JSON.parse(line));
  printLine('');
  printLine(formatTable(measurements));
  if (code !== 0) {
    printLine('✗ Some measurements failed; the reason is above the table.');
  }
  return code;
}
