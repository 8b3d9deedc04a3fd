// Everything in scripts/common and scripts/setup (progress, run, children, stamps, ports, find-python, …) is written by hand: it runs before `npm ci`, so it can have no dependency.

import { endAll } from './children.mjs';
import { Failure } from './failure.mjs';
import { printLine, stopProgress } from './progress.mjs';

/** The time in ms between two checks whether the parent process still runs. */
const PARENT_CHECK_INTERVAL_MS = 1000;

/** The signals that stop the program, and its exit code after each. */
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

let isStopping = false;
let exitCode = 0;

/** Makes signals end the program with exit code 0 from now on: they are the normal way to stop. */
export function treatStopAsSuccess() {
  EXIT_CODES.SIGHUP = EXIT_CODES.SIGINT = EXIT_CODES.SIGTERM = 0;
}

/**
 * Runs the main function of a program. Prints failures in plain words. However the program ends,
 * everything that it has started ends too.
 *
 * @param {() => Promise<number | void>} main returns the exit code
 */
export async function runMain(main) {
  for (const stream of [process.stdout, process.stderr]) {
    // After the terminal is closed, writing fails; the child processes must still be ended.
    stream.on('error', () => undefined);
  }
  for (const name of /** @type {(keyof typeof EXIT_CODES)[]} */ (
    Object.keys(EXIT_CODES)
  )) {
    process.on(name, () => void stop(name));
  }
  watchParent();
  try {
    exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!isStopping) {
      printError(error);
    }
    exitCode = 1;
  }
  if (!isStopping) {
    isStopping = true;
    await endAll();
    process.exit(exitCode);
  }
}

/**
 * Stops the program when its parent process has ended. A signal to npm does not reach us, since npm
 * runs us through a shell.
 */
function watchParent() {
  const parent = process.ppid;
  const check = () => process.ppid === parent || void stop('SIGHUP');
  if (process.env['npm_lifecycle_event']) {
    setInterval(check, PARENT_CHECK_INTERVAL_MS).unref();
  }
}

/**
 * Ends the program and everything that it has started.
 *
 * @param {keyof typeof EXIT_CODES} name the signal
 */
async function stop(name) {
  if (isStopping) {
    return;
  }
  isStopping = true;
  stopProgress();
  printLine('\nStopping …');
  await endAll();
  process.exit(EXIT_CODES[name]);
}

/**
 * Prints a failure in one line, and any other error with its stack trace.
 *
 * @param {unknown} error
 */
function printError(error) {
  if (error instanceof Failure) {
    printLine(`✗ ${error.message}${error.remedy ? ` ${error.remedy}` : ''}`);
  } else {
    console.error(error);
  }
}
