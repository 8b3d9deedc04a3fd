import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The time that a process has to end by itself. */
const EXIT_TIMEOUT_MS = 20_000;

/**
 * Ends a process that a test has started. If it goes on, kills it and prints a
 * warning.
 */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => {
    console.warn(
      `The process did not end by itself: ${child.spawnargs.join(' ')}`
    );
    child.kill('SIGKILL');
  }, EXIT_TIMEOUT_MS);
  await exit;
  clearTimeout(timer);
}
