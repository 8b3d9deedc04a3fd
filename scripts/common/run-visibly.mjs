import { exitCode, launch } from './children.mjs';

/**
 * Run a program to its end, its output going where ours goes, or into a file.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {number | 'inherit'} [output] - a file that is open, by its number
 * @returns {Promise<number>} its exit code
 */
export async function runVisibly(command, args, env, output = 'inherit') {
  const child = launch(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env }
  });
  return exitCode(child);
}
