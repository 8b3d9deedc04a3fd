import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * The ports at which the extension looks for servers; the local service's
 * first.
 */
export const USUAL_PORTS = [8890, 11434, 8080, 8000, 1234];

/**
 * Finds a port of the loopback interface that no process listens on.
 *
 * @param port - the only port to try; 0 for any.
 * @throws Error if that port is taken.
 */
export async function findFreePort(port = 0): Promise<number> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/**
 * Finds one of {@link USUAL_PORTS} that no process listens on.
 *
 * @throws Error if all of them are taken.
 */
export async function findFreeUsualPort(): Promise<number> {
  for (const port of USUAL_PORTS) {
    try {
      return await findFreePort(port);
    } catch {
      // Another server uses this port.
    }
  }
  throw new Error('All the usual ports are in use.');
}
