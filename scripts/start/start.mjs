import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../common/failure.mjs';
import { readOptions, readPort } from '../common/options.mjs';
import { root } from '../common/paths.mjs';
import { choosePort } from '../common/ports.mjs';
import { say, step } from '../common/progress.mjs';
import { stopIsSuccess } from '../common/run-main.mjs';
import { setUp } from '../setup/set-up.mjs';
import { startJupyterLab } from './jupyterlab.mjs';
import { startService } from './service.mjs';
import { serviceToken } from './token.mjs';

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
 * Set everything up, start the local service and JupyterLab, and run until stopped.
 *
 * @param {string[]} args
 */
export async function start(args) {
  const options = readOptions(args, OPTIONS, USAGE);
  const folder = readFolder(options['root-dir']);
  // Once before the long part, to refuse a wrong one at once; once after it, since time has passed.
  await choosePorts(options);
  await setUp();
  if (options['setup-only']) {
    return;
  }
  const ports = await choosePorts(options);
  const { file: tokenFile, token } = serviceToken();
  const url = `http://127.0.0.1:${ports.service}/v1`;
  const [service, lab] = await Promise.all([
    step('Starting the local service', report =>
      startService({ port: ports.service, tokenFile, report })
    ),
    options['no-lab']
      ? undefined
      : step('Starting JupyterLab', report =>
          startJupyterLab({
            port: ports.lab,
            folder,
            service: { url, token },
            report
          })
        )
  ]);
  stopIsSuccess();
  say(`\nReady. ${lab ? 'Open' : 'Completions come from'} this address:`);
  say(`\n    ${lab?.url ?? url}\n`);
  say(
    lab
      ? `Completions come from ${service.model}, on port ${ports.service}.`
      : `The model is ${service.model}; the token is in ${path.relative(root, tokenFile)}.`
  );
  say('Press Ctrl+C to stop everything.');
  await Promise.race([
    service.program.ended,
    lab?.program.ended ?? service.program.ended
  ]);
}

/** @param {{'lab-port'?: string, 'service-port'?: string}} options */
async function choosePorts(options) {
  const lab = await choosePort({
    option: '--lab-port',
    wanted: readPort('--lab-port', options['lab-port']),
    usual: 8888
  });
  const service = await choosePort({
    option: '--service-port',
    wanted: readPort('--service-port', options['service-port']),
    usual: 8890,
    taken: lab
  });
  return { lab, service };
}

/** @param {string | undefined} name */
function readFolder(name) {
  const folder = path.resolve(name ?? root);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(`${name} is not a folder.`, USAGE);
  }
  return folder;
}
