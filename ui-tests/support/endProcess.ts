import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How long a program may take to end by itself, in milliseconds. */
const EXIT_TIMEOUT_MS = 20_000;

/** End a program that a test has started; one that goes on is killed, and that is said. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => {
    console.warn(`It did not end by itself: ${child.spawnargs.join(' ')}`);
    child.kill('SIGKILL');
  }, EXIT_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}
