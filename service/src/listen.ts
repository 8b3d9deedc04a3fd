import { createServer } from 'node:net';
import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { UserFacingError, getErrorMessage } from './log';

/** Checks that a port is free. Throws `UserFacingError` that says what to do if not. */
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

/**
 * Listens on an address. Returns the URL, which has the port that was chosen
 * for port 0. Throws `UserFacingError`.
 */
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
        `You are not allowed to use port ${port} of ${host}: choose one above 1023 with --port.`
      );
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new UserFacingError(
        `${host} is not an address of this machine: check --host.`
      );
    default:
      return new UserFacingError(
        `The service can't listen on ${host}:${port}: ${getErrorMessage(error)}.`
      );
  }
}
