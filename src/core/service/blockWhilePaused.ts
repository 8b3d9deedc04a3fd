import { ApiError } from '../errors/problem';
import type { Transport } from '../api/transport';

/**
 * A transport that carries nothing to the service while that is not wanted:
 * the one place where a pause is kept, whoever asks.
 *
 * @throws ApiError `paused`.
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
