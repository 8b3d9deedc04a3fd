import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../common/failure.mjs';
import { keptFolder, python } from '../common/paths.mjs';
import { say } from '../common/progress.mjs';
import { runVisibly } from '../common/run-visibly.mjs';
import { installTestPackages } from '../setup/python-packages.mjs';
import { setUp } from '../setup/set-up.mjs';
import { findBrowser } from '../test/browser.mjs';
import { table } from './table.mjs';

const FOLDER = 'ui-tests/bench';
const ENDING = '.bench.ts';

/** What the relay costs, measured without a browser. */
const RELAY = 'relay';

/**
 * Measure what the extension costs, beside JupyterLab without it in the same run. Nothing is
 * judged: it fails only when something could not be measured.
 *
 * @param {string[]} args - the benchmarks to run, by name; none for all
 * @returns {Promise<number>} the exit code
 */
export async function bench(args) {
  const names = args.length > 0 ? args : [...inBrowser(), RELAY];
  check(names);
  await setUp();
  const files = names
    .filter(name => name !== RELAY)
    .map(name => `/${name}${ENDING}`);
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
    say('');
    const env = { PYTHONPATH: 'tests' };
    code = (await runVisibly(python, ['-m', 'relay.bench'], env)) || code;
  }
  return code;
}

/** The names of the benchmarks in a browser. */
function inBrowser() {
  return fs
    .readdirSync(FOLDER)
    .filter(file => file.endsWith(ENDING))
    .map(file => file.slice(0, -ENDING.length));
}

/**
 * An unknown name is refused in one line.
 *
 * @param {string[]} names
 */
function check(names) {
  const known = [...inBrowser(), RELAY];
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new Failure(
      `There is no benchmark "${unknown}".`,
      `Usage: npm run bench -- [${known.join('] [')}]`
    );
  }
}

/**
 * @param {string[]} files - those to run; none for all
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
export async function measure(files, env) {
  const file = path.join(keptFolder('reports'), 'bench.jsonl');
  fs.rmSync(file, { force: true });
  const command = [
    'playwright',
    'test',
    '-c',
    `${FOLDER}/playwright.config.ts`
  ];
  const code = await runVisibly('npx', [...command, ...files], {
    ...env,
    QISKIT_COMPLETER_FIGURES: file
  });
  const lines = fs.existsSync(file)
    ? fs.readFileSync(file, 'utf8').trim().split('\n')
    : [];
  const figures = lines.map(line => JSON.parse(line));
  say('');
  say(table(figures));
  if (code !== 0) {
    say('✗ Not everything could be measured; the reason is above the table.');
  }
  return code;
}
