import { exitCode, launch } from './children.mjs';

/**
 * Run a program to its end, its output going where ours goes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code
 */
export async function runVisibly(command, args, env) {
  const child = launch(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env }
  });
  return exitCode(child);
}
