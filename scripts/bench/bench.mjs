import fs from 'node:fs';
import path from 'node:path';
import { readOptions } from '../common/options.mjs';
import { keptFolder, python } from '../common/paths.mjs';
import { say } from '../common/progress.mjs';
import { runVisibly } from '../common/run-visibly.mjs';
import { setUp } from '../setup/set-up.mjs';
import { findBrowser } from '../test/browser.mjs';
import { table } from './table.mjs';

const CONFIG = 'ui-tests/bench/playwright.config.ts';

/**
 * Measure what the extension costs, beside JupyterLab without it in the same run. Nothing is
 * judged: it fails only when something could not be measured.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function bench(args) {
  readOptions(args, {}, 'Usage: npm run bench');
  await setUp();
  return measure({
    QISKIT_COMPLETER_PYTHON: python,
    QISKIT_COMPLETER_BROWSER: await findBrowser()
  });
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
export async function measure(env) {
  const file = path.join(keptFolder('reports'), 'bench.jsonl');
  fs.rmSync(file, { force: true });
  const command = ['playwright', 'test', '-c', CONFIG];
  const code = await runVisibly('npx', command, {
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
