import fs from 'node:fs';
import path from 'node:path';
import { exitCode, launch, readLines } from './children.mjs';
import { Failure } from './failure.mjs';
import { keptFolder, root } from './paths.mjs';

/** What is installed half is installed anew the next time: no need to wait for its end. */
const GRACE = 1000;

/**
 * What npm and pip say of a network that is not there. A pip that may not retry
 * only finds no version at all of a package that is known to exist.
 */
const UNREACHABLE =
  /from versions: none|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|NameResolutionError|NewConnectionError|ConnectTimeoutError|Temporary failure in name resolution|Connection refused|Network is unreachable/;

/**
 * @typedef {object} IRunOptions
 * @property {string} log The name of the log that takes the whole output.
 * @property {(line: string) => void} [report] Called with each line.
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * Run a program to its end, its output going to a log.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {IRunOptions} options
 * @returns {Promise<string[]>} the lines it printed
 */
export async function run(command, args, { log, report, env }) {
  const file = path.join(keptFolder('logs'), `${log}.log`);
  const output = fs.createWriteStream(file);
  const child = launch(command, args, {
    env: { ...process.env, ...env },
    grace: GRACE
  });
  /** @type {string[]} */
  const lines = [];
  readLines(child, line => {
    lines.push(line);
    output.write(`${line}\n`);
    report?.(line);
  });
  const code = await exitCode(child);
  output.end();
  if (code !== 0) {
    throw explain([command, ...args].join(' '), code, lines, file);
  }
  return lines;
}

/**
 * @param {string} command
 * @param {number} code
 * @param {string[]} lines
 * @param {string} file
 */
function explain(command, code, lines, file) {
  if (code === 127 && lines.length === 0) {
    return new Failure(
      `The program "${command.split(' ')[0]}" was not found.`,
      'Install it and run the command again.'
    );
  }
  if (lines.some(line => UNREACHABLE.test(line))) {
    return new Failure(
      'The package registry cannot be reached.',
      'Check the network (or the proxy settings of npm and pip) and run the command again; what is done already is kept.'
    );
  }
  const said = lines.filter(line => line.trim() && !/^npm \w+ /.test(line));
  const reason =
    said.find(line => /\berror\b/i.test(line)) ??
    said.at(-1) ??
    lines.at(-1) ??
    `exit code ${code}`;
  return new Failure(
    `"${command.replaceAll(`${root}/`, '')}" failed: ${reason.trim()}`,
    `The whole output is in ${path.relative(root, file)}.`
  );
}
