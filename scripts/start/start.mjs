import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../common/failure.mjs';
import { readOptions, readPort } from '../common/options.mjs';
import { root } from '../common/paths.mjs';
import { choosePort } from '../common/ports.mjs';
import { printLine, runStep } from '../common/progress.mjs';
import { treatStopAsSuccess } from '../common/run-main.mjs';
import { setUp } from '../setup/set-up.mjs';
import { startJupyterLab } from './jupyterlab.mjs';
import { startService } from './service.mjs';
import { readServiceToken } from './token.mjs';

const USAGE =
  'Usage: npm start -- [--lab-port N] [--service-port N] [--root-dir FOLDER] [--no-lab] [--setup-only]';

const OPTIONS = /** @type {const} */ ({
  'lab-port': { type: 'string' },
  'service-port': { type: 'string' },
  'root-dir': { type: 'string' },
  'no-lab': { type: 'boolean' },
  'setup-only': { type: 'boolean' }
});

/**
 * Sets everything up, starts the local service and JupyterLab, and runs until it is stopped.
 *
 * @param {string[]} args
 */
export async function start(args) {
  const options = readOptions(args, OPTIONS, USAGE);
  const folder = readFolder(options['root-dir']);
  // Before the long set-up, so that a wrong option fails at once; repeated after it, since a port
  // may have been taken meanwhile.
  await choosePorts(options);
  await setUp();
  if (options['setup-only']) {
    return;
  }
  const ports = await choosePorts(options);
  const { file: tokenFile, token } = readServiceToken();
  const url = `http://127.0.0.1:${ports.service}/v1`;
  const [service, lab] = await Promise.all([
    runStep('Starting the local service', onLine =>
      startService({ port: ports.service, tokenFile, onLine })
    ),
    options['no-lab']
      ? undefined
      : runStep('Starting JupyterLab', onLine =>
          startJupyterLab({
            port: ports.lab,
            folder,
            service: { url, token },
            onLine
          })
        )
  ]);
  treatStopAsSuccess();
  printLine(
    `\nReady. ${lab ? 'Open' : 'Completions are served at'} this address:`
  );
  printLine(`\n    ${lab?.url ?? url}\n`);
  printLine(
    lab
      ? `Completions come from the model ${service.model} on port ${ports.service}.`
      : `The model is ${service.model}; the token is in ${path.relative(root, tokenFile)}.`
  );
  printLine('Press Ctrl+C to stop everything.');
  await Promise.race([
    service.program.ended,
    lab?.program.ended ?? service.program.ended
  ]);
}

/**
 * Returns the ports to use.
 *
 * @param {{'lab-port'?: string, 'service-port'?: string}} options
 */
async function choosePorts(options) {
  const lab = await choosePort({
    option: '--lab-port',
    requested: readPort('--lab-port', options['lab-port']),
    preferred: 8888
  });
  const service = await choosePort({
    option: '--service-port',
    requested: readPort('--service-port', options['service-port']),
    preferred: 8890,
    reserved: lab
  });
  return { lab, service };
}

/**
 * Returns the absolute path of JupyterLab's root folder, by default the clone.
 *
 * @param {string | undefined} name
 */
function readFolder(name) {
  const folder = path.resolve(name ?? root);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(`${name} is not a folder.`, USAGE);
  }
  return folder;
}
