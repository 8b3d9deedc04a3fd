import { ApiError } from '../errors/problem';
import type { Transport } from '../api/transport';

/**
 * Returns a transport that sends nothing while the user has paused the
 * assistant. All requests of the assistant go through it, so that nothing else
 * has to check for a pause.
 *
 * @throws ApiError `paused`, from the returned transport.
 */
export function blockWhilePaused(
  isPaused: () => boolean,
  transport: Transport
): Transport {
  return async (...request) => {
    if (isPaused()) {
      throw new ApiError({ kind: 'paused' });
    }
    return transport(...request);
  };
}
