import { endAll } from './children.mjs';
import { Failure } from './failure.mjs';
import { say, stopShowing } from './progress.mjs';

/** How often we look whether our parent is still there. */
const WATCH_INTERVAL = 1000;

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

let stopping = false;
let exitCode = 0;

/** From now on being stopped is the ordinary end, not a failure. */
export function stopIsSuccess() {
  SIGNALS.SIGHUP = SIGNALS.SIGINT = SIGNALS.SIGTERM = 0;
}

/**
 * Run a program's main function: failures are told in plain words, and whatever ends the program
 * also ends everything that it started.
 *
 * @param {() => Promise<number | void>} main Its result is the exit code.
 */
export async function runMain(main) {
  for (const stream of [process.stdout, process.stderr]) {
    // A closed terminal must not end the program before it has ended what it started.
    stream.on('error', () => undefined);
  }
  for (const name of /** @type {(keyof SIGNALS)[]} */ (Object.keys(SIGNALS))) {
    process.on(name, () => void stop(name));
  }
  watchParent();
  try {
    exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!stopping) {
      tell(error);
    }
    exitCode = 1;
  }
  if (!stopping) {
    stopping = true;
    await endAll();
    process.exit(exitCode);
  }
}

/** A signal to npm does not reach us through the shell between: end when our parent has ended. */
function watchParent() {
  const parent = process.ppid;
  const watch = () => process.ppid === parent || void stop('SIGHUP');
  if (process.env['npm_lifecycle_event']) {
    setInterval(watch, WATCH_INTERVAL).unref();
  }
}

/** @param {keyof SIGNALS} name */
async function stop(name) {
  if (stopping) {
    return;
  }
  stopping = true;
  stopShowing();
  say('\nStopping …');
  await endAll();
  process.exit(SIGNALS[name]);
}

/** @param {unknown} error */
function tell(error) {
  if (error instanceof Failure) {
    say(`✗ ${error.message}${error.remedy ? ` ${error.remedy}` : ''}`);
  } else {
    console.error(error);
  }
}
