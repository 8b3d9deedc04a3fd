import { ApiError } from '../errors/problem';

/** Waits for the next event of a stream. */
export type StreamTimeout = <T>(next: Promise<T>) => Promise<T>;

/**
 * Wait for each event of a stream, but not for ever.
 *
 * @throws ApiError `cut` after so many seconds without one.
 */
export function createStreamTimeout(seconds: number): StreamTimeout {
  return async next => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new ApiError({ kind: 'cut' })),
        seconds * 1000
      );
    });
    try {
      return await Promise.race([next, silence]);
    } finally {
      clearTimeout(timer);
    }
  };
}
