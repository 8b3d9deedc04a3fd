import { createServer } from 'node:net';
import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { PlainError, reason } from './log';

/** Throws `PlainError` if an address can't be listened on. */
export async function freePort(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    throw plain(error, host, port);
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
    throw plain(error, host, port);
  }
}

function plain(error: unknown, host: string, port: number): PlainError {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new PlainError(
        `Port ${port} of ${host} is in use: choose another with --port, or 0 for any free one.`
      );
    case 'EACCES':
      return new PlainError(
        `Port ${port} of ${host} is not allowed for you: choose one above 1023 with --port.`
      );
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new PlainError(
        `${host} is not an address of this machine: check --host.`
      );
    default:
      return new PlainError(
        `${host}:${port} can't be listened on: ${reason(error)}.`
      );
  }
}
