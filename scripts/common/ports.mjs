import net from 'node:net';
import { Failure } from './failure.mjs';

/** How many ports after the usual one are tried. */
const TRIES = 100;

/**
 * The port that was asked for, or else the first free one from the usual one on.
 *
 * @param {{option: string, wanted: number | undefined, usual: number, taken?: number}} request
 * @returns {Promise<number>}
 */
export async function choosePort({ option, wanted, usual, taken }) {
  if (wanted !== undefined) {
    if (wanted === taken || !(await isFree(wanted))) {
      throw new Failure(
        `Port ${wanted} is already in use or may not be used.`,
        `Choose another one with ${option}, or end the program that uses it.`
      );
    }
    return wanted;
  }
  for (let port = usual; port < usual + TRIES; port++) {
    if (port !== taken && (await isFree(port))) {
      return port;
    }
  }
  throw new Failure(
    `The ports ${usual} to ${usual + TRIES - 1} are all in use.`,
    `Choose another one with ${option}.`
  );
}

/**
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
