import net from 'node:net';
import { Failure } from './failure.mjs';

/** The number of ports that are tried, the preferred one included. */
const MAX_TRIED_PORTS = 100;

/**
 * Returns the requested port, or if none was requested, the first free one, starting with the
 * preferred one.
 *
 * @param {object} request
 * @param {string} request.option the option that sets the port, for the error message
 * @param {number | undefined} request.requested
 * @param {number} request.preferred
 * @param {number} [request.reserved] a port that another of our programs will use
 * @returns {Promise<number>}
 * @throws {Failure} if no such port is free
 */
export async function choosePort({ option, requested, preferred, reserved }) {
  if (requested !== undefined) {
    if (requested === reserved || !(await isFree(requested))) {
      throw new Failure(
        `Port ${requested} is already in use, or you are not allowed to use it.`,
        `Choose another one with ${option}, or end the program that uses it.`
      );
    }
    return requested;
  }
  for (let port = preferred; port < preferred + MAX_TRIED_PORTS; port++) {
    if (port !== reserved && (await isFree(port))) {
      return port;
    }
  }
  throw new Failure(
    `The ports ${preferred} to ${preferred + MAX_TRIED_PORTS - 1} are all in use.`,
    `Choose another one with ${option}.`
  );
}

/**
 * Returns whether a server could listen on a port of the loopback address.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true))
    );
  });
}
