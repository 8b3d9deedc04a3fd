import path from 'node:path';
import { ensureRunFolder, python, root } from '../common/paths.mjs';
import { Program } from '../common/program.mjs';

/** The line that the service prints when it is ready: its URL and its model. */
const READY = /^ready \S+ (\S+)$/;

/**
 * Starts the local service and waits until its model is loaded.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.tokenFile
 * @param {(line: string) => void} options.onLine called with each other line of its output
 * @returns {Promise<{program: Program, model: string}>}
 */
export async function startService({ port, tokenFile, onLine }) {
  /** @type {(match: RegExpExecArray) => void} */
  let onReady;
  const ready = new Promise(resolve => (onReady = resolve));
  const command = [
    process.execPath,
    path.join(root, 'service', 'lib', 'main.js'),
    ...['--port', String(port)],
    ...['--token-file', tokenFile],
    ...['--state', ensureRunFolder('service')],
    ...['--models-dir', ensureRunFolder('models')],
    ...['--python', python]
  ];
  const program = new Program('The local service', command, {
    log: 'service',
    onLine: line => {
      const match = READY.exec(line);
      if (match) {
        onReady(match);
      } else {
        onLine(line);
      }
    }
  });
  const [, model] = await Promise.race([ready, program.ended]);
  return { program, model };
}
