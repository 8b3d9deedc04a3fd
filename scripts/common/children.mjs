import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';

/** How long a program may take to end by itself, unless it is told otherwise. */
const GRACE = 10_000;

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** What runs, and how long each may take to end. @type {Map<ChildProcess, number>} */
const children = new Map();

let ending = false;

/**
 * Start a program in a process group of its own, so that it can be ended with all it started.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & {grace?: number}} [options]
 */
export function launch(command, args, { grace = GRACE, ...options } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options
  });
  children.set(child, grace);
  child.once('error', () => children.delete(child));
  child.once('exit', () => {
    signalGroup(child, 'SIGKILL');
    children.delete(child);
  });
  return child;
}

/**
 * A program's exit code, 127 when it cannot be started. Never comes once everything is being
 * ended, so that no further step begins then.
 *
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
export function exitCode(child) {
  return new Promise(resolve => {
    child.once('error', () => resolve(127));
    child.once('close', code => ending || resolve(code ?? 1));
  });
}

/**
 * Call back with each line that a program prints.
 *
 * @param {ChildProcess} child
 * @param {(line: string) => void} onLine
 */
export function readLines({ stdout, stderr }, onLine) {
  for (const input of [stdout, stderr]) {
    if (input) {
      createInterface({ input }).on('line', onLine);
    }
  }
}

/** Ask every program to end, and end what is still there after a while. */
export async function endAll() {
  ending = true;
  await Promise.all([...children].map(([child, grace]) => end(child, grace)));
}

/**
 * @param {ChildProcess} child
 * @param {number} grace
 */
async function end(child, grace) {
  const exited = new Promise(resolve => child.once('exit', resolve));
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
  child.kill('SIGTERM');
  await exited;
  clearTimeout(timer);
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} name
 */
function signalGroup(child, name) {
  try {
    process.kill(-Number(child.pid), name);
  } catch {
    // Nothing is left of the group.
  }
}
