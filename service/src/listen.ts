import { createServer } from 'node:net';
import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { UserFacingError, getErrorMessage } from './log';

/** Throws `PlainError` if an address can't be listened on. */
export async function assertPortIsFree(
  host: string,
  port: number
): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    throw toUserFacingError(error, host, port);
  }
  probe.close();
  await once(probe, 'close');
}

/** Listen; the URL says which port it became. Throws `PlainError`. */
export async function listen(
  app: FastifyInstance,
  host: string,
  port: number
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw toUserFacingError(error, host, port);
  }
}

function toUserFacingError(
  error: unknown,
  host: string,
  port: number
): UserFacingError {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new UserFacingError(
        `Port ${port} of ${host} is in use: choose another with --port, or 0 for any free one.`
      );
    case 'EACCES':
      return new UserFacingError(
        `Port ${port} of ${host} is not allowed for you: choose one above 1023 with --port.`
      );
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new UserFacingError(
        `${host} is not an address of this machine: check --host.`
      );
    default:
      return new UserFacingError(
        `${host}:${port} can't be listened on: ${getErrorMessage(error)}.`
      );
  }
}
