import fs from 'node:fs';
import path from 'node:path';
import { waitForExit, launch, readLines } from './children.mjs';
import { Failure } from './failure.mjs';
import { ensureRunFolder, root } from './paths.mjs';

/** A short grace period: an interrupted installation is repeated by the next run anyway. */
const GRACE_MS = 1000;

/**
 * Matches the messages of npm and pip about an unreachable network. A pip that may not retry only
 * says that it finds no version of a package ("from versions: none").
 */
const UNREACHABLE =
  /from versions: none|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|NameResolutionError|NewConnectionError|ConnectTimeoutError|Temporary failure in name resolution|Connection refused|Network is unreachable/;

/**
 * @typedef {object} IRunOptions
 * @property {string} log the name of the log for the full output, without a suffix
 * @property {(line: string) => void} [onLine] called with each line of the output
 * @property {NodeJS.ProcessEnv} [env] variables to change; undefined removes one
 */

/**
 * Runs a program to its end and writes its output to a log.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {IRunOptions} options
 * @returns {Promise<string[]>} the lines of its output
 * @throws {Failure} if the program fails or cannot be started
 */
export async function run(command, args, { log, onLine, env }) {
  const file = path.join(ensureRunFolder('logs'), `${log}.log`);
  const output = fs.createWriteStream(file);
  const child = launch(command, args, {
    env: { ...process.env, ...env },
    graceMs: GRACE_MS
  });
  /** @type {string[]} */
  const lines = [];
  readLines(child, line => {
    lines.push(line);
    output.write(`${line}\n`);
    onLine?.(line);
  });
  const code = await waitForExit(child);
  output.end();
  if (code !== 0) {
    throw createFailure([command, ...args].join(' '), code, lines, file);
  }
  return lines;
}

/**
 * Runs a program to its end. Its output goes where ours goes, or into an open file.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] variables to change; undefined removes one
 * @param {number | 'inherit'} [output] 'inherit', or the descriptor of an open file
 * @returns {Promise<number>} its exit code
 */
export async function runForExitCode(command, args, env, output = 'inherit') {
  const child = launch(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env }
  });
  return waitForExit(child);
}

/**
 * Explains why a program failed.
 *
 * @param {string} command
 * @param {number} code
 * @param {string[]} lines its output
 * @param {string} file the log
 */
function createFailure(command, code, lines, file) {
  if (code === 127 && lines.length === 0) {
    return new Failure(
      `The program "${command.split(' ')[0]}" was not found.`,
      'Install it and run the command again.'
    );
  }
  if (lines.some(line => UNREACHABLE.test(line))) {
    return new Failure(
      'The package registry cannot be reached.',
      'Check the network (or the proxy settings of npm and pip) and run the command again; completed steps are not repeated.'
    );
  }
  const messages = lines.filter(line => line.trim() && !/^npm \w+ /.test(line));
  const reason =
    messages.find(line => /\berror\b/i.test(line)) ??
    messages.at(-1) ??
    lines.at(-1) ??
    `exit code ${code}`;
  return new Failure(
    `"${command.replaceAll(`${root}/`, '')}" failed: ${reason.trim()}`,
    `The full output is in ${path.relative(root, file)}.`
  );
}
