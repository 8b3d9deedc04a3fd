import type { TranslationBundle } from '@jupyterlab/translation';

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 60 * SECONDS_PER_MINUTE;

/**
 * Formats a number of seconds for the user, rounded up to whole units. Minutes
 * and hours are used from two of them on: "119 seconds", but "2 minutes".
 */
export function formatDuration(
  seconds: number,
  trans: TranslationBundle
): string {
  if (seconds >= 2 * SECONDS_PER_HOUR) {
    return trans._n(
      '%1 hour',
      '%1 hours',
      Math.ceil(seconds / SECONDS_PER_HOUR)
    );
  }
  if (seconds >= 2 * SECONDS_PER_MINUTE) {
    return trans._n(
      '%1 minute',
      '%1 minutes',
      Math.ceil(seconds / SECONDS_PER_MINUTE)
    );
  }
  return trans._n('%1 second', '%1 seconds', Math.ceil(seconds));
}
