import path from 'node:path';
import { keptFolder, python, root } from '../common/paths.mjs';
import { Program } from '../common/program.mjs';

const READY = /^ready \S+ (\S+)$/;

/**
 * Start the local service and wait until its model is loaded.
 *
 * @param {{port: number, tokenFile: string, report: (line: string) => void}} options
 * @returns {Promise<{program: Program, model: string}>}
 */
export async function startService({ port, tokenFile, report }) {
  /** @type {(match: RegExpExecArray) => void} */
  let onReady;
  const ready = new Promise(resolve => (onReady = resolve));
  const command = [
    process.execPath,
    path.join(root, 'service', 'lib', 'main.js'),
    ...['--port', String(port)],
    ...['--token-file', tokenFile],
    ...['--state', keptFolder('service')],
    ...['--models-dir', keptFolder('models')],
    ...['--python', python]
  ];
  const program = new Program('The local service', command, {
    log: 'service',
    onLine: line => {
      const match = READY.exec(line);
      if (match) {
        onReady(match);
      } else {
        report(line);
      }
    }
  });
  const [, model] = await Promise.race([ready, program.ended]);
  return { program, model };
}
