import type { TranslationBundle } from '@jupyterlab/translation';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A number of seconds as a person says it: from two of them on in minutes, or in hours. */
export function wordsOfSeconds(
  seconds: number,
  trans: TranslationBundle
): string {
  if (seconds >= 2 * HOUR) {
    return trans._n('%1 hour', '%1 hours', Math.ceil(seconds / HOUR));
  }
  if (seconds >= 2 * MINUTE) {
    return trans._n('%1 minute', '%1 minutes', Math.ceil(seconds / MINUTE));
  }
  return trans._n('%1 second', '%1 seconds', Math.ceil(seconds));
}
