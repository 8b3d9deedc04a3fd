import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';

/** The default time that a child process has to end by itself before it is killed. */
const GRACE_MS = 10_000;

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * The running child processes, each with its grace period in ms.
 *
 * @type {Map<ChildProcess, number>}
 */
const children = new Map();

let isEnding = false;

/**
 * Starts a program in a process group of its own, so that everything it has started can be ended
 * with it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & {graceMs?: number}} [options]
 */
export function launch(command, args, { graceMs = GRACE_MS, ...options } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options
  });
  children.set(child, graceMs);
  child.once('error', () => children.delete(child));
  child.once('exit', () => {
    signalGroup(child, 'SIGKILL');
    children.delete(child);
  });
  return child;
}

/**
 * Waits for a program to end and returns its exit code, or 127 if it cannot be started. While
 * `endAll` is running this never resolves, so that no further step begins.
 *
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
export function waitForExit(child) {
  return new Promise(resolve => {
    child.once('error', () => resolve(127));
    child.once('close', code => isEnding || resolve(code ?? 1));
  });
}

/**
 * Calls `onLine` with each line that a program prints.
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

/** Asks every child process to end, and kills it if it still runs after its grace period. */
export async function endAll() {
  isEnding = true;
  await Promise.all(
    [...children].map(([child, graceMs]) => endChild(child, graceMs))
  );
}

/**
 * Asks one child process to end, and kills its group after the grace period.
 *
 * @param {ChildProcess} child
 * @param {number} graceMs
 */
async function endChild(child, graceMs) {
  const exited = new Promise(resolve => child.once('exit', resolve));
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  child.kill('SIGTERM');
  await exited;
  clearTimeout(timer);
}

/**
 * Sends a signal to all processes in a child's group.
 *
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} name
 */
function signalGroup(child, name) {
  try {
    process.kill(-Number(child.pid), name);
  } catch {
    // The whole group has ended.
  }
}
